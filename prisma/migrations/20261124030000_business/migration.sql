-- AlterTable
ALTER TABLE "business" ADD COLUMN     "bank" JSONB,
ADD COLUMN     "email" TEXT,
ADD COLUMN     "logo_id" CHAR(64),
ADD COLUMN     "number_patterns" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "paper" TEXT NOT NULL DEFAULT 'a4',
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "tax" JSONB,
ADD COLUMN     "tax_ids" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "terms_days" INTEGER,
ADD COLUMN     "website" TEXT;

-- CreateTable
CREATE TABLE "logos" (
    "id" CHAR(64) NOT NULL,
    "format" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "logos_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "business" ADD CONSTRAINT "business_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "logos"("id") ON DELETE SET NULL ON UPDATE CASCADE;
