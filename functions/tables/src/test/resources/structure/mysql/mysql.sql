CREATE TABLE expressions (id binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid())) PRIMARY KEY, a varchar(20) DEFAULT (concat('it''s \\', 'é"')),
    b int DEFAULT (1 + 2), c json DEFAULT (json_array(1, 'x')), at point SRID 4326 NOT NULL, made datetime DEFAULT (now() + INTERVAL 1 DAY),
    KEY lowered ((lower(a)), b DESC), UNIQUE KEY computed ((concat(a, '''\\')), b), KEY unseen (b) INVISIBLE, FULLTEXT KEY grams (a) WITH PARSER ngram, SPATIAL KEY s (at));
CREATE TABLE widths (a int(3), b tinyint(1), c tinyint(4), d bigint(20) unsigned, e int(7) zerofill, f year(4))
