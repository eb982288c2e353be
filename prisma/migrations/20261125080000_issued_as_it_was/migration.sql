-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "logo_id" CHAR(64),
ADD COLUMN     "recipient" JSONB,
ADD COLUMN     "sender" JSONB;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "logos"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who it is from and to is kept with its issue, both or neither.
ALTER TABLE documents ADD CONSTRAINT documents_parties_kept CHECK ((sender IS NULL) = (recipient IS NULL));

-- As before, and now who it is from and to as well. What was issued before they were kept goes on without them.
CREATE OR REPLACE FUNCTION purser_issued_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL AND (
    NEW.number IS DISTINCT FROM OLD.number OR NEW.kind <> OLD.kind OR NEW.party_id <> OLD.party_id
    OR NEW.currency <> OLD.currency OR NEW.issue_date <> OLD.issue_date OR NEW.due_date IS DISTINCT FROM OLD.due_date
    OR NEW.net_minor <> OLD.net_minor OR NEW.tax_minor <> OLD.tax_minor OR NEW.total_minor <> OLD.total_minor
    OR NEW.content <> OLD.content OR NEW.owed <> OLD.owed OR NEW.issued_at IS DISTINCT FROM OLD.issued_at
    OR NEW.sender IS DISTINCT FROM OLD.sender OR NEW.recipient IS DISTINCT FROM OLD.recipient
    OR NEW.logo_id IS DISTINCT FROM OLD.logo_id
    OR (OLD.status = 'void' AND NEW.status <> 'void')
    OR (OLD.voided_on IS NOT NULL AND NEW.voided_on IS DISTINCT FROM OLD.voided_on)
  ) THEN
    RAISE EXCEPTION 'document % is issued and cannot be changed', OLD.number USING ERRCODE = '55000';
  END IF;
  RETURN NEW;
END $$;
