-- Where a trial's weights are: none, awaited or kept; absent in rows that were not written since.
ALTER TABLE trial ADD COLUMN weights VARCHAR(8);
