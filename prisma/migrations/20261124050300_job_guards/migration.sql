ALTER TABLE job_runs ADD CONSTRAINT job_runs_status CHECK (status IN ('running', 'done', 'missed', 'failed'));
ALTER TABLE wake_ups ADD CONSTRAINT wake_ups_one_row CHECK (id = 1);
ALTER TABLE member_preferences ADD CONSTRAINT member_preferences_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL));

-- How a run ended is never taken back: a key that was used stays used.
CREATE FUNCTION purser_run_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the run % has ended and is not changed', OLD.key USING ERRCODE = '55000';
END $$;

CREATE TRIGGER job_runs_end_once BEFORE UPDATE OR DELETE ON job_runs
  FOR EACH ROW WHEN (OLD.status <> 'running') EXECUTE FUNCTION purser_run_ends_once();
