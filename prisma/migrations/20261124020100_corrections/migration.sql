-- AlterTable
ALTER TABLE "acts" ADD COLUMN     "conversation" TEXT;

-- AlterTable
ALTER TABLE "turns" ADD COLUMN     "about" TEXT[];

-- CreateIndex
CREATE INDEX "acts_conversation_asked_at_idx" ON "acts"("conversation", "asked_at");

-- CreateIndex
CREATE INDEX "documents_replaces_id_idx" ON "documents"("replaces_id");
