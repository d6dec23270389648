-- The checkpoint before the newest, and the attempts that came to nothing, as JSON; absent where there are none.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS earlier VARCHAR;
ALTER TABLE trial ADD COLUMN IF NOT EXISTS setbacks VARCHAR;

-- Earlier versions left some measurements standing though a later attempt had started from a step before theirs.
UPDATE measurement SET standing = FALSE
WHERE standing AND EXISTS (
    SELECT 1 FROM lease
    WHERE lease.study = measurement.study AND lease.trial = measurement.trial
        AND lease.attempt > measurement.attempt AND lease.from_step < measurement.step);
