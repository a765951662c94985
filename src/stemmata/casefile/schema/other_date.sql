-- JSON list: ISO days that it can mean, start, end, whether it says when the text was changed; NULL where the text
-- prints no date that lies days away from the stated one
ALTER TABLE report ADD COLUMN other_date TEXT;
