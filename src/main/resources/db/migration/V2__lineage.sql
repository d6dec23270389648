-- The trial that a trial was bred from, as JSON; absent where there is none.
ALTER TABLE trial ADD COLUMN lineage VARCHAR;
