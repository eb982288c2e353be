-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "is_private" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "member_conversations" ADD COLUMN     "is_private" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "member_preferences" ADD COLUMN     "conversation_shared" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "kept_back_at" TIMESTAMPTZ(3);

-- A conversation with a channel of its own is one person's terminal.
UPDATE member_conversations SET is_private = true WHERE channel <> adapter;
