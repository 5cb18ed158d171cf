-- CASE defaults that are expressions
CREATE TABLE t (a int DEFAULT (1 + 2), b varchar(40) DEFAULT 'x', c int DEFAULT 3); INSERT INTO t VALUES (1, 'x', 2);
-- TO
CREATE TABLE t (a int DEFAULT 3, b varchar(40) DEFAULT (concat('it''s', '\\')), c int DEFAULT (4 + 5)); INSERT INTO t VALUES (1, 'x', 2);
-- CASE indexes over expressions
CREATE TABLE t (a varchar(40), b int, KEY f ((lower(a))), KEY g ((b + 1), a), KEY h (b)); INSERT INTO t VALUES ('x', 1);
-- TO
CREATE TABLE t (a varchar(40), b int, KEY f ((upper(a)) DESC), UNIQUE KEY g ((b + 1), a), KEY h (b) INVISIBLE); INSERT INTO t VALUES ('x', 1);
-- CASE a place on the globe
CREATE TABLE t (p point NOT NULL); INSERT INTO t VALUES (ST_GeomFromText('POINT(1 1)'));
-- TO
CREATE TABLE t (p point NOT NULL SRID 0); INSERT INTO t VALUES (ST_GeomFromText('POINT(1 1)'));
