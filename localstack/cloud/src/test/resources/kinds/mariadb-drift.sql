-- How a target's structure differs before a run, beside its rows.
DROP VIEW people;
CREATE OR REPLACE VIEW aa_notes AS SELECT note, count(*) + 0 AS n FROM zz_notes GROUP BY note;
ALTER TABLE key_integer ADD surplus varchar(20) DEFAULT 'goes';
ALTER TABLE key_bigint MODIFY note varchar(60) DEFAULT 'x';
ALTER TABLE key_varchar ADD CONSTRAINT short CHECK (length(code) < 15), DROP COLUMN note;
ALTER TABLE key_of_five DROP PRIMARY KEY, ADD PRIMARY KEY (a, b, c, d, e);
ALTER TABLE self_reference DROP FOREIGN KEY self_up;
ALTER TABLE self_reference ADD CONSTRAINT self_up FOREIGN KEY (up) REFERENCES self_reference (id) ON DELETE SET NULL;
ALTER TABLE cycle_b DROP FOREIGN KEY b_to_c;
ALTER TABLE `generated` MODIFY sum int;
ALTER TABLE counted MODIFY id bigint unsigned;
ALTER TABLE types MODIFY amount decimal(40,12), ADD `surplus %` set('x');
ALTER TABLE indexed DROP KEY by_prefix, ADD KEY by_prefix (note, id), DROP KEY by_words;
ALTER TABLE version DROP KEY one_current;
ALTER TABLE commented COMMENT 'another', MODIFY note text;
ALTER TABLE touched MODIFY at timestamp(3) NULL;
DROP TRIGGER after_row;
ALTER TABLE sale ADD discount int, DROP KEY sale_amount;
ALTER TABLE texts CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
DROP TABLE lonely
