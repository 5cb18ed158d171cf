-- Every kind of table. ${side} is 'source' or 'target', ${own} a number that only this side has; what else stands here, both have.
CREATE DATABASE IF NOT EXISTS kinds_audit;
CREATE TABLE IF NOT EXISTS kinds_audit.fired (place varchar(64), name varchar(64));
CREATE FUNCTION shout(t text) RETURNS text DETERMINISTIC RETURN upper(t);
CREATE EVENT never ON SCHEDULE EVERY 1 YEAR DISABLE DO SELECT 1;

CREATE TABLE key_integer (id int PRIMARY KEY, note varchar(200) DEFAULT 'none' NOT NULL, size int);
INSERT INTO key_integer VALUES (1, 'both', 1), (2, '${side}', 2), (3, 'both', 3), (${own}, 'own of ${side}', NULL);
CREATE TABLE key_bigint (id bigint unsigned PRIMARY KEY, note text);
INSERT INTO key_bigint VALUES (9007199254740993, 'both'), (0, '${side}'), (18446744073709551600 + ${own}, NULL);
CREATE TABLE key_varchar (code varchar(20) COLLATE utf8mb4_bin PRIMARY KEY, note text);
INSERT INTO key_varchar VALUES ('', 'both'), ('Ä b', '${side}'), ('ä b', '${side}'), ('o''${own}', 'x');
CREATE TABLE key_careless (code varchar(20) COLLATE utf8mb4_general_ci PRIMARY KEY, note text);
INSERT INTO key_careless VALUES ('${side}', 'changes'), ('Both', 'both'), ('x${own}', 'own');
CREATE TABLE key_uuid (id uuid PRIMARY KEY, note text);
INSERT INTO key_uuid VALUES ('00000000-0000-0000-0000-000000000001', 'both'), ('00000000-0000-0000-0000-000000000002', '${side}'),
    ('00000000-0000-0000-0000-00000000000${own}', 'own');
CREATE TABLE key_binary (id binary(4) PRIMARY KEY, note text);
INSERT INTO key_binary VALUES (x'00ff5c0a', 'both'), (x'00000000', '${side}'), (x'0d09220${own}', 'own');
CREATE TABLE key_of_five (a int, b bigint, note text, c varchar(9), d uuid, e date, PRIMARY KEY (e, c, a, d, b));
INSERT INTO key_of_five VALUES (1, 9, 'both', 'c1', '00000000-0000-0000-0000-000000000001', '2024-02-29'),
    (2, 8, '${side}', 'c0', '00000000-0000-0000-0000-000000000001', '2024-03-01'), (${own}, 1, '${side}', 'c', '00000000-0000-0000-0000-000000000001', '2024-03-08');
CREATE TABLE no_key (n int, note text);
INSERT INTO no_key VALUES (1, 'twice'), (1, 'twice'), (NULL, NULL), (2, '${side}');
CREATE TABLE unique_nullable (a int, b varchar(9), note text, UNIQUE KEY a_b (a, b));
INSERT INTO unique_nullable VALUES (1, NULL, 'both'), (1, NULL, 'again'), (NULL, NULL, '${side}'), (1, 'x', '${side}'), (${own}, 'y', NULL);

CREATE TABLE self_reference (id int PRIMARY KEY, up int, note text);
INSERT INTO self_reference VALUES (1, 2, 'both'), (2, 3, 'both'), (3, 1, '${side}'), (${own}, ${own}, 'own');
ALTER TABLE self_reference ADD CONSTRAINT self_up FOREIGN KEY (up) REFERENCES self_reference (id) ON DELETE CASCADE;
CREATE TABLE cycle_a (id int PRIMARY KEY, next int, note text);
CREATE TABLE cycle_b (id int PRIMARY KEY, next int, note text);
CREATE TABLE cycle_c (id int PRIMARY KEY, next int NOT NULL, note text, CONSTRAINT c_to_a FOREIGN KEY (next) REFERENCES cycle_a (id));
ALTER TABLE cycle_a ADD CONSTRAINT a_to_b FOREIGN KEY (next) REFERENCES cycle_b (id) ON DELETE CASCADE;
ALTER TABLE cycle_b ADD CONSTRAINT b_to_c FOREIGN KEY (next) REFERENCES cycle_c (id) ON DELETE SET NULL;
INSERT INTO cycle_a VALUES (1, NULL, 'both'), (${own}, NULL, '${side}');
INSERT INTO cycle_c VALUES (1, 1, '${side}'), (${own}, ${own}, 'own');
INSERT INTO cycle_b VALUES (1, 1, 'both'), (${own}, ${own}, 'own');
UPDATE cycle_a SET next = id;
CREATE TABLE parent (id int PRIMARY KEY, note text);
INSERT INTO parent VALUES (1, 'both'), (2, '${side}'), (${own}, 'own');
CREATE TABLE child_cascade (id int PRIMARY KEY, parent int, note text, FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE child_set_null (id int PRIMARY KEY, parent int, note text, FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE SET NULL);
CREATE TABLE child_restrict (id int PRIMARY KEY, parent int NOT NULL, note text, FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE RESTRICT);
INSERT INTO child_cascade VALUES (1, 1, 'both'), (2, 2, 'both'), (3, 2, '${side}'), (${own}, ${own}, 'own');
INSERT INTO child_set_null SELECT * FROM child_cascade;
INSERT INTO child_restrict SELECT * FROM child_cascade;

CREATE TABLE generated (id int PRIMARY KEY, a int, b int, sum int GENERATED ALWAYS AS (a + b) STORED,
    label varchar(20) GENERATED ALWAYS AS (concat('#', a)) VIRTUAL, UNIQUE KEY (label));
INSERT INTO generated (id, a, b) VALUES (1, 1, 1), (2, 2, ${own}), (${own}, ${own}, NULL);
CREATE TABLE counted (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, note text);
INSERT INTO counted (note) VALUES ('both'), ('${side}');
INSERT INTO counted VALUES (${own}0, 'own');
CREATE TABLE counted_small (id tinyint AUTO_INCREMENT PRIMARY KEY, note text) AUTO_INCREMENT = ${own}0;
INSERT INTO counted_small VALUES (1, 'both'), (2, '${side}'), (-3, 'below');
CREATE TABLE counted_beside_key (code varchar(20) PRIMARY KEY, no bigint AUTO_INCREMENT UNIQUE, note text);
INSERT INTO counted_beside_key VALUES ('both', 1, 'both'), ('changed', 2, '${side}'), ('of ${side}', ${own}0, 'own');
CREATE TABLE counted_zero (id int AUTO_INCREMENT PRIMARY KEY, note text);
SET sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO counted_zero VALUES (0, '${side}'), (${own}, 'own');

CREATE TABLE types (id int PRIMARY KEY, tiny tinyint, bool boolean, small smallint unsigned, medium mediumint, whole int(5) unsigned zerofill, big bigint,
    huge bigint unsigned, amount decimal(38,12), wide decimal(65,30), single float, dbl double, bits bit(10), day date, clock time(6), at datetime(6),
    stamp timestamp(6) NULL, years year, mood enum('sad', 'it''s ok', '开心', ''), kinds set('a', 'b''c', 'd'), doc json, fixed char(5), latin varchar(20) CHARACTER SET latin1,
    fixed_bytes binary(3), some_bytes varbinary(20), place point, shape geometry, ip inet6, four inet4);
INSERT INTO types (id) VALUES (1), (${own});
SET sql_mode = replace(replace(@@sql_mode, 'NO_ZERO_DATE', ''), 'NO_ZERO_IN_DATE', '');
SET sql_mode = '';
INSERT INTO types VALUES (2, -128, true, 65535, -8388608, 42, -9223372036854775808, 18446744073709551615, -12345678901234567890123456.123456789012,
    12345678901234567890123456789012345.123456789012345678901234567890, 3.4028234e38, -1.7976931348623157e308, b'1011000001', '0000-00-00', '-838:59:59.999999',
    '0000-00-00 00:00:00', '2024-03-31 02:30:00.123456', 1901, 'it''s ok', 'a,d', '{"b": 1,  "a": [1.0, null, "\\u00e9\\n"]}', 'ab ', 'Grüße', x'00ff00', x'5c4e0a0d0900', point(1.5, -0.1),
    st_geomfromtext('POLYGON((0 0, 1 1, 2 0, 0 0))', 4326), '::1', '10.0.0.1');
INSERT INTO types VALUES (3, 127, false, 0, 8388607, 0, 9223372036854775807, 0, 0.${own}00000000000, -0.000000000000000000000000000001, 1e-37, 4.9406564584124654e-324, b'0',
    '9999-12-31', '838:59:59', '9999-12-31 23:59:59.999999', '1970-01-01 00:00:01', 2155, '', '', '"${side}"', '', '', x'000000', '', NULL, st_geomfromtext('POINT(0 0)'), 'fe80::${own}', '255.255.255.255');
INSERT INTO types (id, single, dbl, mood, day, at, years) VALUES (4, 0.1, -0.0, '开心', '2024-02-00', '2024-00-01 00:00:00', 0), (5, 16777217, 0.1, 'no such', '1000-01-01', '1000-01-01', 99);
SET sql_mode = 'STRICT_TRANS_TABLES';
CREATE TABLE texts (id int PRIMARY KEY, body longtext, `key` varchar(40));
INSERT INTO texts VALUES (1, 'both\r\nsides\r\n\n\r', '\\N'), (2, concat('${side}', char(0 using utf8mb4), char(1 using utf8mb4), '\t\Z\b'), '\\.'), (3, '"''`$$%s\\N\\', NULL),
    (4, '', 'NULL'), (5, '😀👩‍👩‍👧‍👦 日本語 ẞ', '${side} '), (${own}, repeat('long \\ ', 5000), 'own');
CREATE TABLE bytes (id int PRIMARY KEY, content longblob);
INSERT INTO bytes VALUES (1, ''), (2, x'00ff5c4e0a0d09'), (3, unhex(md5('${side}'))), (${own}, NULL);

CREATE TABLE `select` (`order` int PRIMARY KEY, `from` varchar(20) DEFAULT 'where');
INSERT INTO `select` VALUES (1, 'both'), (2, '${side}'), (${own}, 'own');
CREATE TABLE `Mixed Case` (`Id` int PRIMARY KEY, note text);
INSERT INTO `Mixed Case` VALUES (1, 'both'), (2, '${side}'), (${own}, NULL);
CREATE TABLE `mixed case` (`Id` int PRIMARY KEY, note text);
INSERT INTO `mixed case` VALUES (1, '${side}');
CREATE TABLE `a_name_of_sixty_four_bytes_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` (
    `a_column_of_sixty_four_bytes_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` int PRIMARY KEY, `日本` varchar(20) UNIQUE);
INSERT INTO `a_name_of_sixty_four_bytes_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` VALUES (1, 'both'), (2, '${side}'), (${own}, NULL);
CREATE TABLE `100% "quoted" 'name' ``x``; %s {0}` (`%d "it's"` int AUTO_INCREMENT PRIMARY KEY, `a?` text, `dot dot` int CHECK (`dot dot` <> 7));
INSERT INTO `100% "quoted" 'name' ``x``; %s {0}` (`a?`) VALUES ('both'), ('${side}');

CREATE TABLE sale (day date NOT NULL, no int NOT NULL, amount decimal(10,2), PRIMARY KEY (day, no), KEY sale_amount (amount))
    PARTITION BY RANGE (year(day)) (PARTITION p2024 VALUES LESS THAN (2025), PARTITION p2025 VALUES LESS THAN (2026), PARTITION later VALUES LESS THAN MAXVALUE);
INSERT INTO sale VALUES ('2024-05-05', 1, 1), ('2024-05-06', ${own}, ${own}), ('2025-01-01', 1, ${own}), ('2030-01-01', 1, 5), ('9999-12-31', ${own}, 6);

CREATE VIEW zz_notes AS SELECT id, note, size FROM key_integer WHERE size IN (1, 2, 3);
CREATE VIEW aa_notes AS SELECT note, count(*) AS n FROM zz_notes GROUP BY note;
CREATE SQL SECURITY INVOKER VIEW people AS SELECT p.id, s.note FROM parent p LEFT JOIN self_reference s USING (id);

CREATE TABLE triggered (id int PRIMARY KEY, note text);
INSERT INTO triggered VALUES (1, 'both'), (2, '${side}'), (${own}, 'own');
CREATE TRIGGER before_row BEFORE INSERT ON triggered FOR EACH ROW INSERT INTO kinds_audit.fired VALUES (database(), 'before insert');
CREATE TRIGGER before_update BEFORE UPDATE ON triggered FOR EACH ROW INSERT INTO kinds_audit.fired VALUES (database(), 'before update');
CREATE TRIGGER after_row AFTER DELETE ON triggered FOR EACH ROW INSERT INTO kinds_audit.fired VALUES (database(), 'after delete');

CREATE TABLE commented (id int PRIMARY KEY, note text COMMENT 'two\nlines') COMMENT 'it''s "commented" \\ 客户';
INSERT INTO commented VALUES (1, 'both'), (2, '${side}');
CREATE TABLE indexed (id int PRIMARY KEY, note varchar(100), body text, amount int, place point NOT NULL, UNIQUE KEY one_open (note), FULLTEXT KEY by_words (body),
    KEY by_prefix (body(10)), KEY by_amount (amount DESC, note), SPATIAL KEY by_place (place)) COLLATE utf8mb4_unicode_ci ROW_FORMAT = DYNAMIC;
INSERT INTO indexed VALUES (1, 'both', 'both sides', 1, point(1, 1)), (2, '${side}', 'on the ${side}', 2, point(2, ${own})), (${own}, 'own ${own}', NULL, NULL, point(0, 0));
CREATE TABLE touched (id int PRIMARY KEY, note text, at timestamp(3) NOT NULL DEFAULT '2020-01-01 00:00:00.000' ON UPDATE CURRENT_TIMESTAMP(3));
INSERT INTO touched VALUES (1, 'both', '2021-01-01 00:00:00.001'), (2, '${side}', '2022-02-02 22:22:22.22${own}'), (${own}, 'own', '2023-03-03 03:03:03');
CREATE TABLE version (uid varchar(20) PRIMARY KEY, `key` varchar(20) NOT NULL, current boolean, UNIQUE KEY one_current (`key`, current));
INSERT INTO version VALUES ('v1', 'k', (CASE '${side}' WHEN 'source' THEN NULL ELSE true END)),
    ('v2', 'k', (CASE '${side}' WHEN 'source' THEN true END)), ('v3', 'k', NULL), ('v4', 'other', false);
CREATE TABLE lonely (id int PRIMARY KEY, note text);
INSERT INTO lonely VALUES (1, 'both'), (${own}, '${side}')
