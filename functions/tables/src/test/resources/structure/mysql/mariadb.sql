CREATE TABLE hidden (id uuid NOT NULL DEFAULT uuid() PRIMARY KEY, secret int NOT NULL DEFAULT 5 INVISIBLE, ip inet6, ip4 inet4,
    positive int CHECK (positive > 0), txt varchar(20) COMMENT 'checked' CHECK (txt <> 'it''s \\'), packed text COMPRESSED, long_one text,
    total decimal(10,2) DEFAULT (positive + 1), stamp varchar(40) DEFAULT concat('x', now()),
    CONSTRAINT `both of "them"` CHECK (positive < 100 AND txt LIKE '%a%'), CHECK (id IS NOT NULL),
    KEY ignored_one (positive) IGNORED, UNIQUE KEY whole (long_one) USING HASH, KEY down (positive DESC, txt));
CREATE TABLE squeezed (id int PRIMARY KEY, t text) PAGE_COMPRESSED = 1 PAGE_COMPRESSION_LEVEL = 3;
CREATE TABLE tight (id int PRIMARY KEY, t text) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 8;
CREATE SEQUENCE seq START 5;
CREATE TABLE history (a int) WITH SYSTEM VERSIONING
