-- AlterTable
ALTER TABLE "parties" ADD COLUMN     "tax_id" TEXT;

-- CreateTable
CREATE TABLE "import_rows" (
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "row" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","line")
);
