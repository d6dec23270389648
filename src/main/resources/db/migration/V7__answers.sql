-- A change and the request that asked for it are written together; the answer, which shows what came of it, later. Until
-- then status is 0, and the answer is made again from the study, and the trial where it was about one.
ALTER TABLE answer ADD COLUMN IF NOT EXISTS study VARCHAR(64);
ALTER TABLE answer ADD COLUMN IF NOT EXISTS trial INTEGER;
