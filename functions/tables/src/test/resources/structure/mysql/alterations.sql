-- CASE column added and dropped
CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2);
-- TO
CREATE TABLE t (a int, b varchar(9) DEFAULT 'x' NOT NULL, c int NOT NULL AUTO_INCREMENT, KEY (c)); INSERT INTO t (a) VALUES (1), (2);
-- CASE varchar grows
CREATE TABLE t (a varchar(10), b decimal(8,2), KEY (a)); INSERT INTO t VALUES ('x', 1.25); CREATE VIEW v AS SELECT a, b FROM t; CREATE VIEW w AS SELECT a FROM v;
-- TO
CREATE TABLE t (a varchar(100) DEFAULT 'y', b decimal(12,4), KEY (a)); INSERT INTO t VALUES ('x', 1.25); CREATE VIEW v AS SELECT a, b FROM t; CREATE VIEW w AS SELECT a FROM v;
-- CASE int to bigint under a foreign key
CREATE TABLE p (id int AUTO_INCREMENT PRIMARY KEY); INSERT INTO p VALUES (1); CREATE TABLE c (p int, FOREIGN KEY (p) REFERENCES p (id)); INSERT INTO c VALUES (1);
-- TO
CREATE TABLE p (id bigint unsigned AUTO_INCREMENT PRIMARY KEY); INSERT INTO p VALUES (1); CREATE TABLE c (p bigint unsigned, FOREIGN KEY (p) REFERENCES p (id)); INSERT INTO c VALUES (1);
-- CASE collation under a foreign key, an index and a FULLTEXT index
CREATE TABLE p (k varchar(9) PRIMARY KEY); INSERT INTO p VALUES ('a'); CREATE TABLE c (k varchar(9), t text, FULLTEXT (t), FOREIGN KEY (k) REFERENCES p (k)); INSERT INTO c VALUES ('a', 'b');
-- TO
CREATE TABLE p (k varchar(9) COLLATE utf8mb4_bin PRIMARY KEY); INSERT INTO p VALUES ('a');
CREATE TABLE c (k varchar(9), t text CHARACTER SET latin1, FULLTEXT (t), FOREIGN KEY (k) REFERENCES p (k)) COLLATE utf8mb4_bin; INSERT INTO c VALUES ('a', 'b');
-- CASE table collation alone
CREATE TABLE t (a varchar(9) COLLATE utf8mb4_unicode_ci, b int) COLLATE utf8mb4_bin; INSERT INTO t VALUES ('x', 1);
-- TO
CREATE TABLE t (a varchar(9), b int) COLLATE utf8mb4_unicode_ci ROW_FORMAT = DYNAMIC STATS_PERSISTENT = 1 COMMENT 'kept'; INSERT INTO t VALUES ('x', 1);
-- CASE enum and set labels
CREATE TABLE t (a enum('a','b') DEFAULT 'a', b set('x','y'), KEY (a)); INSERT INTO t VALUES ('b', 'x,y');
-- TO
CREATE TABLE t (a enum('new','b','a') DEFAULT 'new', b set('z','y','x'), KEY (a)); INSERT INTO t VALUES ('b', 'x,y');
-- CASE enum to text
CREATE TABLE t (a enum('a','b') DEFAULT 'a'); INSERT INTO t VALUES ('b');
-- TO
CREATE TABLE t (a varchar(20) NOT NULL DEFAULT 'a'); INSERT INTO t VALUES ('b');
-- CASE moments, defaults and ON UPDATE
CREATE TABLE t (id int, a datetime, b timestamp NULL, c date, d datetime(6) DEFAULT CURRENT_TIMESTAMP(6), e year); INSERT INTO t VALUES (1, '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', 2020);
-- TO
CREATE TABLE t (id int, a datetime(3), b timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, c datetime, d datetime(6) DEFAULT '2020-01-01 00:00:00' ON UPDATE CURRENT_TIMESTAMP(6), e int DEFAULT 5);
INSERT INTO t VALUES (1, '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', 2020);
-- CASE not null and default
CREATE TABLE t (a int, b int NOT NULL, c varchar(9) DEFAULT 'it''s'); INSERT INTO t VALUES (1, 1, 'x');
-- TO
CREATE TABLE t (a int NOT NULL, b int DEFAULT 3, c varchar(9) DEFAULT 'NULL'); INSERT INTO t VALUES (1, 1, 'x');
-- CASE comments
CREATE TABLE t (a int COMMENT 'one', b int, KEY i (b) COMMENT 'x') COMMENT 'a table'; INSERT INTO t VALUES (1, 1);
-- TO
CREATE TABLE t (a int, b int COMMENT 'two\\ ''lines''
', KEY i (b)) COMMENT 'another'; INSERT INTO t VALUES (1, 1);
-- CASE primary key moves
CREATE TABLE t (a int NOT NULL, b int, PRIMARY KEY (a)); INSERT INTO t VALUES (1, 1);
-- TO
CREATE TABLE t (a int, b int NOT NULL, PRIMARY KEY (b)); INSERT INTO t VALUES (1, 1);
-- CASE primary key with a counter
CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, b int NOT NULL, PRIMARY KEY (id)); INSERT INTO t VALUES (1, 1), (2, 1);
-- TO
CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, b int NOT NULL, PRIMARY KEY (b, id), KEY (id)); INSERT INTO t VALUES (1, 1), (2, 1);
-- CASE a counter comes and goes
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int); INSERT INTO t VALUES (5, 1);
-- TO
CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, a int); INSERT INTO t VALUES (5, 1);
-- CASE a key for a table without one
CREATE TABLE t (a int); INSERT INTO t VALUES (7);
-- TO
CREATE TABLE t (a int, id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY); INSERT INTO t VALUES (7, 1);
-- CASE indexes of all kinds
CREATE TABLE t (a int, b varchar(50), c text, g point NOT NULL, UNIQUE KEY u (a), KEY i (b), KEY j (a, b)); INSERT INTO t VALUES (1, 'x', 'y', ST_GeomFromText('POINT(1 1)'));
-- TO
CREATE TABLE t (a int, b varchar(50), c text, g point NOT NULL, UNIQUE KEY u (a, b), KEY i (b(5)), KEY k (a DESC, b), FULLTEXT f (c), FULLTEXT h (b, c), SPATIAL s (g), KEY prefix (c(9)));
INSERT INTO t VALUES (1, 'x', 'y', ST_GeomFromText('POINT(1 1)'));
-- CASE an index becomes unique under one name
CREATE TABLE t (a int, b int, KEY i (a)); INSERT INTO t VALUES (1, 1);
-- TO
CREATE TABLE t (a int, b int, UNIQUE KEY i (a), KEY other (a, b)); INSERT INTO t VALUES (1, 1);
-- CASE foreign keys come, go and change
CREATE TABLE p (id int PRIMARY KEY, k int UNIQUE); CREATE TABLE c (a int, b int, d int, FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT x FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE);
INSERT INTO p VALUES (1, 1); INSERT INTO c VALUES (1, 1, 1);
-- TO
CREATE TABLE p (id int PRIMARY KEY, k int UNIQUE); CREATE TABLE c (a int, b int, d int, CONSTRAINT x FOREIGN KEY (b) REFERENCES p (k) ON DELETE SET NULL ON UPDATE CASCADE, FOREIGN KEY (d) REFERENCES p (id));
INSERT INTO p VALUES (1, 1); INSERT INTO c VALUES (1, 1, 1);
-- CASE the index of a foreign key grows
CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (a int, b int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id), KEY other (b)); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1);
-- TO
CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (a int, b int, KEY wide (a, b), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id)); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1);
-- CASE a foreign key goes with its index
CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (a int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id), x int); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1);
-- TO
CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (a int, x int); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1);
-- CASE the referenced key is made anew
CREATE TABLE p (id int, b int NOT NULL, PRIMARY KEY (id)); CREATE TABLE c (a int, FOREIGN KEY (a) REFERENCES p (id)); INSERT INTO p VALUES (1, 1); INSERT INTO c VALUES (1);
-- TO
CREATE TABLE p (id int NOT NULL, b int NOT NULL, PRIMARY KEY (id, b)); CREATE TABLE c (a int, FOREIGN KEY (a) REFERENCES p (id)); INSERT INTO p VALUES (1, 1); INSERT INTO c VALUES (1);
-- CASE a cycle of tables goes and comes
CREATE TABLE keep (a int); CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, c int); CREATE TABLE c (id int PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES a (id));
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b (id); ALTER TABLE b ADD FOREIGN KEY (c) REFERENCES c (id);
-- TO
CREATE TABLE keep (a int);
-- CASE generated columns
CREATE TABLE t (a int, v int GENERATED ALWAYS AS (a + 1) VIRTUAL, s int GENERATED ALWAYS AS (a + 2) STORED, KEY kv (v), KEY ks (a, s)); INSERT INTO t (a) VALUES (1);
-- TO
CREATE TABLE t (a bigint, v bigint GENERATED ALWAYS AS (a + 3) VIRTUAL COMMENT 'x', s int GENERATED ALWAYS AS (a + 2) VIRTUAL, n int GENERATED ALWAYS AS (v * 2) STORED, KEY kv (v), KEY ks (a, s)); INSERT INTO t (a) VALUES (1);
-- CASE a column becomes computed and another one stops
CREATE TABLE t (a int, b int, c int GENERATED ALWAYS AS (a) STORED, d int GENERATED ALWAYS AS (a) VIRTUAL); INSERT INTO t (a, b) VALUES (1, 2);
-- TO
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED, c int, d int); INSERT INTO t (a) VALUES (1);
-- CASE what is computed from a column that goes
CREATE TABLE t (a int, b int, g int GENERATED ALWAYS AS (b + 1) VIRTUAL, h int GENERATED ALWAYS AS (g + 1) STORED, KEY (g)); INSERT INTO t (a, b) VALUES (1, 1);
-- TO
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) VIRTUAL, h int GENERATED ALWAYS AS (g + 1) STORED, KEY (g)); INSERT INTO t (a) VALUES (1);
-- CASE a column that keys and a primary key are over goes
CREATE TABLE t (a int NOT NULL, b int NOT NULL, c int, PRIMARY KEY (a, b), UNIQUE KEY u (b, c), KEY i (b)); INSERT INTO t VALUES (1, 1, 1);
-- TO
CREATE TABLE t (a int NOT NULL, c int, d int, PRIMARY KEY (a), UNIQUE KEY u (d, c)); INSERT INTO t VALUES (1, 1, 1);
-- CASE the case of a column's name
CREATE TABLE t (id int PRIMARY KEY, `Name` varchar(9), KEY (`Name`)); INSERT INTO t VALUES (1, 'x');
-- TO
CREATE TABLE t (`Id` int PRIMARY KEY, name varchar(9), KEY (name)); INSERT INTO t VALUES (1, 'x');
-- CASE partitions come, change and go
CREATE TABLE t (id int, d int NOT NULL, PRIMARY KEY (id)); INSERT INTO t VALUES (1, 1); CREATE TABLE u (id int) PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (10)); INSERT INTO u VALUES (1);
-- TO
CREATE TABLE t (id int, d int NOT NULL, PRIMARY KEY (id, d)) PARTITION BY LIST (d) (PARTITION a VALUES IN (1), PARTITION b VALUES IN (2)); INSERT INTO t VALUES (1, 1);
CREATE TABLE u (id int, x int) PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (5), PARTITION b VALUES LESS THAN MAXVALUE); INSERT INTO u VALUES (1, 1);
-- CASE views change, turn around and go
CREATE TABLE t (a int, b int); CREATE VIEW one AS SELECT a FROM t; CREATE VIEW two AS SELECT a FROM one; CREATE VIEW gone AS SELECT a FROM two;
-- TO
CREATE TABLE t (a int, b int, c int); CREATE VIEW two AS SELECT a, c FROM t; CREATE SQL SECURITY INVOKER VIEW one AS SELECT c AS other FROM two; CREATE ALGORITHM = TEMPTABLE VIEW new_one AS SELECT count(*) AS n FROM one;
-- CASE a view's names
CREATE TABLE t (a int, b int); CREATE VIEW v (x, y) AS SELECT a, b FROM t;
-- TO
CREATE TABLE t (a int, b int); CREATE VIEW v (y, x) AS SELECT a, b FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;
-- CASE a table becomes a view
CREATE TABLE t (a int); CREATE TABLE x (a int);
-- TO
CREATE TABLE t (a int); CREATE VIEW x AS SELECT a FROM t;
-- CASE triggers
CREATE TABLE t (a int, b int); CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1; CREATE TRIGGER two BEFORE INSERT ON t FOR EACH ROW SET NEW.a = NEW.a + 1; CREATE TRIGGER other AFTER UPDATE ON t FOR EACH ROW SET @x = 1;
-- TO
CREATE TABLE t (a int, b int); CREATE TRIGGER two BEFORE INSERT ON t FOR EACH ROW SET NEW.a = NEW.a + 1; CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; SET @y = 2; END; CREATE TRIGGER other AFTER UPDATE ON t FOR EACH ROW SET @x = 1;
-- CASE a trigger moves to another table and mode
CREATE TABLE t (a int); CREATE TABLE u (a int); SET @m = @@sql_mode; SET sql_mode = ''; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @x = 1; CREATE TRIGGER h BEFORE INSERT ON t FOR EACH ROW SET @x = 1; SET sql_mode = @m;
-- TO
CREATE TABLE t (a int); CREATE TABLE u (a int); SET @m = @@sql_mode; SET sql_mode = 'ANSI_QUOTES'; CREATE TRIGGER g BEFORE INSERT ON u FOR EACH ROW SET @x = 1; CREATE TRIGGER h BEFORE INSERT ON t FOR EACH ROW SET @x = 1; SET sql_mode = @m;
-- CASE hostile names
CREATE TABLE `a``; DROP` (`b``; --` int, KEY `c``'"%` (`b``; --`)); INSERT INTO `a``; DROP` VALUES (1);
-- TO
CREATE TABLE `a``; DROP` (`b``; --` bigint, `d'"%` int, UNIQUE KEY `c``'"%` (`b``; --`)) COMMENT '`'; INSERT INTO `a``; DROP` VALUES (1, 1);
