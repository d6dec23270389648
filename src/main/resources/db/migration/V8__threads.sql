-- How many threads the engine of a trial's newest attempt takes; a resumed attempt keeps them.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS threads INTEGER;
