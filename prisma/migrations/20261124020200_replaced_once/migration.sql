-- A document is replaced once: what is to change again is the one that replaced it.
CREATE UNIQUE INDEX documents_replaced_once ON documents (replaces_id) WHERE number IS NOT NULL;

-- What a document replaces is void by the time their transaction ends: never do both stand.
CREATE FUNCTION purser_replaced_is_void() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT status FROM documents WHERE id = NEW.replaces_id) IS DISTINCT FROM 'void' THEN
    RAISE EXCEPTION 'document % replaces one that still stands', NEW.number USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER documents_replaced_is_void AFTER INSERT OR UPDATE OF number ON documents
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.number IS NOT NULL AND NEW.replaces_id IS NOT NULL)
  EXECUTE FUNCTION purser_replaced_is_void();

-- What a document replaces stands in it, and is never changed.
CREATE FUNCTION purser_replaces_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what document % replaces cannot be changed', OLD.id USING ERRCODE = '55000';
END $$;

CREATE TRIGGER documents_replaces_stays BEFORE UPDATE OF replaces_id ON documents
  FOR EACH ROW WHEN (OLD.replaces_id IS DISTINCT FROM NEW.replaces_id) EXECUTE FUNCTION purser_replaces_stays();
