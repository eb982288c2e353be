-- What has been written to the books is never changed: a mistake is reversed by a new row.
CREATE FUNCTION purser_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = '55000';
END $$;

CREATE TRIGGER journal_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entries
  FOR EACH STATEMENT EXECUTE FUNCTION purser_append_only();
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON postings
  FOR EACH STATEMENT EXECUTE FUNCTION purser_append_only();
CREATE TRIGGER allocations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON allocations
  FOR EACH STATEMENT EXECUTE FUNCTION purser_append_only();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION purser_append_only();
CREATE TRIGGER acts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acts
  FOR EACH STATEMENT EXECUTE FUNCTION purser_append_only();

-- Every entry balances in every currency by the time its transaction ends.
CREATE FUNCTION purser_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM postings WHERE entry_id = NEW.entry_id GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'journal entry % does not balance', NEW.entry_id USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER postings_balance AFTER INSERT ON postings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION purser_entry_balances();

-- An issued document is immutable but for where it stands in its life.
CREATE FUNCTION purser_issued_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL AND (
    NEW.number IS DISTINCT FROM OLD.number OR NEW.kind <> OLD.kind OR NEW.party_id <> OLD.party_id
    OR NEW.currency <> OLD.currency OR NEW.issue_date <> OLD.issue_date OR NEW.due_date IS DISTINCT FROM OLD.due_date
    OR NEW.net_minor <> OLD.net_minor OR NEW.tax_minor <> OLD.tax_minor OR NEW.total_minor <> OLD.total_minor
    OR NEW.content <> OLD.content OR NEW.owed <> OLD.owed OR NEW.issued_at IS DISTINCT FROM OLD.issued_at
    OR (OLD.status = 'void' AND NEW.status <> 'void')
    OR (OLD.voided_on IS NOT NULL AND NEW.voided_on IS DISTINCT FROM OLD.voided_on)
  ) THEN
    RAISE EXCEPTION 'document % is issued and cannot be changed', OLD.number USING ERRCODE = '55000';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER documents_issued_immutable BEFORE UPDATE ON documents
  FOR EACH ROW EXECUTE FUNCTION purser_issued_is_immutable();

-- A document that has a number is never removed: the sequence has no gaps.
CREATE FUNCTION purser_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL THEN
    RAISE EXCEPTION 'document % is issued and cannot be removed', OLD.number USING ERRCODE = '55000';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER documents_number_stays BEFORE DELETE ON documents
  FOR EACH ROW EXECUTE FUNCTION purser_number_stays();

-- What was frozen stays frozen: an approval's decision may be written once, its content never changes.
CREATE FUNCTION purser_approval_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'pending' OR NEW.operation <> OLD.operation OR NEW.input <> OLD.input OR NEW.digest <> OLD.digest
    OR NEW.code <> OLD.code OR NEW.roles <> OLD.roles OR NEW.card <> OLD.card OR NEW.rules <> OLD.rules
    OR NEW.expires_at <> OLD.expires_at OR NEW.subject IS DISTINCT FROM OLD.subject
    OR NEW.requested_by <> OLD.requested_by OR NEW.created_at <> OLD.created_at THEN
    RAISE EXCEPTION 'approval % is frozen', OLD.code USING ERRCODE = '55000';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER approvals_frozen BEFORE UPDATE ON approvals
  FOR EACH ROW EXECUTE FUNCTION purser_approval_frozen();

-- A payment is a fact: it may be taken back once, and nothing else of it changes.
CREATE FUNCTION purser_payment_is_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.reversed_at IS NOT NULL OR NEW.party_id <> OLD.party_id
    OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency OR NEW.received_on <> OLD.received_on
    OR NEW.method IS DISTINCT FROM OLD.method OR NEW.recorded_at <> OLD.recorded_at THEN
    RAISE EXCEPTION 'payment % cannot be changed', OLD.id USING ERRCODE = '55000';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER payments_are_facts BEFORE UPDATE OR DELETE ON payments
  FOR EACH ROW EXECUTE FUNCTION purser_payment_is_fact();

-- Nothing is settled beyond what it is, nor by a payment that was taken back.
CREATE FUNCTION purser_allocation_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  settled bigint;
  used bigint;
BEGIN
  SELECT coalesce(sum(amount_minor), 0) INTO settled FROM allocations WHERE document_id = NEW.document_id;
  SELECT coalesce(sum(amount_minor), 0) INTO used FROM allocations WHERE payment_id = NEW.payment_id;
  IF settled < 0 OR settled > (SELECT total_minor FROM documents WHERE id = NEW.document_id) THEN
    RAISE EXCEPTION 'document % would be settled beyond its total', NEW.document_id USING ERRCODE = '23514';
  END IF;
  IF used < 0 OR used > (SELECT CASE WHEN reversed_at IS NULL THEN amount_minor ELSE 0 END FROM payments WHERE id = NEW.payment_id) THEN
    RAISE EXCEPTION 'payment % would settle more than it is', NEW.payment_id USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER allocations_fit AFTER INSERT ON allocations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION purser_allocation_fits();

ALTER TABLE documents ADD CONSTRAINT documents_owed_is_due CHECK (NOT owed OR due_date IS NOT NULL);
ALTER TABLE documents ADD CONSTRAINT documents_total_positive CHECK (total_minor > 0 AND net_minor + tax_minor = total_minor);
ALTER TABLE payments ADD CONSTRAINT payments_amount_positive CHECK (amount_minor > 0);
ALTER TABLE audit_head ADD CONSTRAINT audit_head_single CHECK (id = 1);
ALTER TABLE business ADD CONSTRAINT business_single CHECK (id = 1);

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, repeat('0', 64));

-- A number is looked up in any case.
CREATE INDEX documents_number_lower ON documents (lower(number));

-- Credit on account is asked for with every balance; few postings bear it.
CREATE INDEX postings_customer_credit ON postings (party_id, currency, amount_minor) WHERE account = 'customer-credit';
