CREATE TABLE `customers` (
    id bigint unsigned NOT NULL AUTO_INCREMENT, `Name` varchar(100) NOT NULL DEFAULT 'it''s \\ "x" é %s',
    note text CHARACTER SET latin1 COLLATE latin1_bin, short char(3) DEFAULT NULL, blank varchar(9) DEFAULT '', nul varchar(9) DEFAULT 'NULL',
    level int(5) unsigned zerofill DEFAULT 7, tiny tinyint(1) NOT NULL DEFAULT 0, small smallint, medium mediumint unsigned,
    sort enum('a','b''c','d\\e','x,y','é') NOT NULL DEFAULT 'b''c', kinds set('p','q') DEFAULT 'p,q',
    made timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, changed timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    seen datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6), born date DEFAULT '2000-02-29', at time(3), vintage year DEFAULT 2020,
    since timestamp NULL DEFAULT '2020-01-01 00:00:00', amount decimal(38,12) DEFAULT 1.5, ratio double DEFAULT 1e10, single float, bits bit(8) DEFAULT b'101',
    fixed binary(4) DEFAULT 'ab', bytes varbinary(16), blob1 blob, blob2 longblob, doc json, place point NOT NULL, shape geometry,
    twice int GENERATED ALWAYS AS (level * 2) VIRTUAL COMMENT 'it''s
computed', upper_name varchar(120) GENERATED ALWAYS AS (concat(upper(`Name`), '''-\\é')) STORED,
    PRIMARY KEY (id), UNIQUE KEY `one of each` (`Name`, short), KEY prefixed (`Name`(5), amount DESC), KEY on_generated (twice),
    FULLTEXT KEY words (`Name`), FULLTEXT KEY more_words (`Name`, blank), SPATIAL KEY places (place), KEY commented (small) COMMENT 'an index''s'
) COMMENT = 'a comment ''q'' \\';
CREATE TABLE `select` (
    `from` int NOT NULL, `where``s` int NOT NULL DEFAULT 1, `100% "quoted" 'name'` varchar(20) CHARACTER SET ascii, `GroupBy` int,
    PRIMARY KEY (`from`, `where``s`), UNIQUE KEY `unique` (`GroupBy`)
) DEFAULT CHARSET = latin1 COLLATE = latin1_german1_ci ROW_FORMAT = COMPACT;
CREATE TABLE `a234567890123456789012345678901234567890123456789012345678901234` (
    `c234567890123456789012345678901234567890123456789012345678901234` int,
    KEY `i234567890123456789012345678901234567890123456789012345678901234` (`c234567890123456789012345678901234567890123456789012345678901234`));
CREATE TABLE `MixedCase` (`Id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY);
CREATE TABLE `mixedcase` (`Id` int PRIMARY KEY, other char(36) CHARACTER SET ascii COLLATE ascii_bin,
    CONSTRAINT cases FOREIGN KEY (other) REFERENCES `MixedCase` (`Id`) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE no_key (a int, b int);
CREATE TABLE counter_in_second (area int NOT NULL, n int NOT NULL AUTO_INCREMENT, PRIMARY KEY (area, n), KEY counter (n));
CREATE TABLE ring_a (id int PRIMARY KEY, b int);
CREATE TABLE ring_b (id int PRIMARY KEY, c int);
CREATE TABLE ring_c (id int PRIMARY KEY, a int, CONSTRAINT ring_ca FOREIGN KEY (a) REFERENCES ring_a (id));
ALTER TABLE ring_a ADD CONSTRAINT ring_ab FOREIGN KEY (b) REFERENCES ring_b (id) ON DELETE SET NULL;
ALTER TABLE ring_b ADD CONSTRAINT ring_bc FOREIGN KEY (c) REFERENCES ring_c (id) ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE TABLE tree (id int PRIMARY KEY, parent int, `key` varchar(10) UNIQUE, up varchar(10), FOREIGN KEY (parent) REFERENCES tree (id) ON DELETE CASCADE,
    CONSTRAINT named FOREIGN KEY covering (up) REFERENCES tree (`key`));
CREATE TABLE lines_of (customer bigint unsigned NOT NULL, n int NOT NULL, `from` int, `where``s` int, PRIMARY KEY (customer, n),
    FOREIGN KEY (customer) REFERENCES customers (id), KEY wide (`from`, `where``s`, n), CONSTRAINT two FOREIGN KEY (`from`, `where``s`) REFERENCES `select` (`from`, `where``s`));
CREATE TABLE by_range (id int, d date, PRIMARY KEY (id, d)) COMMENT 'PARTITION BY x'
    PARTITION BY RANGE (year(d)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2
    (PARTITION p0 VALUES LESS THAN (2000) COMMENT 'q', PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE by_list (id int, s varchar(9)) PARTITION BY LIST COLUMNS (s) (PARTITION `a b` VALUES IN ('x', 'it''s'), PARTITION b VALUES IN ('z'));
CREATE TABLE by_key (id int PRIMARY KEY) STATS_PERSISTENT = 0 PARTITION BY KEY () PARTITIONS 3;
CREATE VIEW base AS SELECT c.*, 'literal source.`source`.`select`' AS lit, x.n AS line, (SELECT max(id) FROM tree) AS m, concat(`Name`, 'é')
    FROM customers c LEFT JOIN lines_of x ON x.customer = c.id WHERE `Name` LIKE 'a%';
CREATE SQL SECURITY INVOKER VIEW `another ``view` (a, `b"%`) AS SELECT id, `Name` FROM customers WHERE id IN (SELECT customer FROM lines_of) WITH LOCAL CHECK OPTION;
CREATE ALGORITHM = MERGE VIEW a_view_on_views AS SELECT b.id, b.line, v.a FROM base b JOIN `another ``view` v ON b.id = v.a;
CREATE VIEW source AS SELECT source.id AS source, source.parent FROM tree AS source WHERE source.up = 'source';
CREATE VIEW recursive_one AS WITH RECURSIVE q AS (SELECT id, parent FROM tree UNION ALL SELECT t.id, t.parent FROM tree t JOIN q ON q.id = t.parent)
    SELECT id, row_number() OVER (PARTITION BY parent ORDER BY id) AS n FROM q;
CREATE VIEW constant AS SELECT 1 AS one, now() AS two;
CREATE TRIGGER first_of_two BEFORE INSERT ON customers FOR EACH ROW SET NEW.blank = concat(NEW.blank, 'x;''"`');
CREATE TRIGGER `second "of" ``two` BEFORE INSERT ON customers FOR EACH ROW BEGIN IF NEW.small < 0 THEN SET NEW.small = 1; END IF; SET @x = 'BEFORE'; END;
CREATE TRIGGER third BEFORE INSERT ON customers FOR EACH ROW PRECEDES first_of_two SET NEW.small = NEW.small + 1;
CREATE TRIGGER gone AFTER DELETE ON customers FOR EACH ROW INSERT INTO no_key VALUES (OLD.small, 1);
SET @mode = @@sql_mode;
SET sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT';
CREATE TRIGGER other_mode BEFORE UPDATE ON tree FOR EACH ROW SET NEW."key" = NEW."key" || 'x';
SET sql_mode = @mode;
CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;
CREATE PROCEDURE nothing() SELECT 1;
CREATE EVENT never ON SCHEDULE EVERY 1 YEAR DISABLE DO SELECT 1;
CREATE TABLE not_transactional (a int) ENGINE = MyISAM
