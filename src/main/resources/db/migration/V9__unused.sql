-- Nothing wrote to these: files are the artifact store's, and workers are known to the process that runs them.
DROP TABLE IF EXISTS artifact;
DROP TABLE IF EXISTS worker;
