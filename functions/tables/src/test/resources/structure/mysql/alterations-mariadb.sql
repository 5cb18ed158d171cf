-- CASE checks of tables and columns
CREATE TABLE t (a int CHECK (a > 0), b int, c int, CONSTRAINT x CHECK (a < b), CHECK (b > 0)); INSERT INTO t VALUES (1, 2, 3);
-- TO
CREATE TABLE t (a int, b int CHECK (b > 1), CONSTRAINT x CHECK (b < 10), CONSTRAINT y CHECK (a <> 5)); INSERT INTO t VALUES (1, 2);
-- CASE json and uuid
CREATE TABLE t (a longtext, b char(36), c varchar(45)); INSERT INTO t VALUES ('{}', '123e4567-e89b-12d3-a456-426614174000', '::1');
-- TO
CREATE TABLE t (a json, b uuid, c inet6); INSERT INTO t VALUES ('{}', '123e4567-e89b-12d3-a456-426614174000', '::1');
-- CASE invisible columns and ignored indexes
CREATE TABLE t (a int, b int INVISIBLE DEFAULT 1, KEY i (a)); INSERT INTO t (a) VALUES (1);
-- TO
CREATE TABLE t (a int, b int DEFAULT 1, KEY i (a) IGNORED); INSERT INTO t (a) VALUES (1);
-- CASE options of the storage engine
CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1);
-- TO
CREATE TABLE t (a int PRIMARY KEY) PAGE_COMPRESSED = 1 STATS_SAMPLE_PAGES = 5 MAX_ROWS = 100; INSERT INTO t VALUES (1);
-- CASE defaults that are expressions
CREATE TABLE t (a int, b varchar(40) DEFAULT concat('x', now()), c decimal(10,2) DEFAULT (a + 1)); INSERT INTO t (a) VALUES (1);
-- TO
CREATE TABLE t (a int, b varchar(40) DEFAULT upper('x'), c decimal(10,2) DEFAULT 1); INSERT INTO t (a) VALUES (1);
