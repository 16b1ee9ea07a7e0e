-- Grids read the changes of all tables at once. Most changes only follow from others (the columns of a new table) and are
-- never shown; the others lie together in one index.

-- AlterTable
ALTER TABLE "changes" ADD COLUMN "shown" BOOLEAN;

-- What belongs to no table stands together as if its migration were one.
UPDATE changes c SET shown = NOT c.consequence OR o.only_consequences
  FROM (
    SELECT migration_id, coalesce(table_id, migration_id) AS table_id, bool_and(consequence) AS only_consequences
    FROM changes GROUP BY 1, 2) o
  WHERE o.migration_id = c.migration_id AND o.table_id = coalesce(c.table_id, c.migration_id);
ALTER TABLE changes
  ALTER COLUMN shown SET NOT NULL,
  ADD CONSTRAINT changes_shown_or_consequence CHECK (shown OR consequence);
CREATE INDEX changes_shown ON changes (project_id, table_id, position, ordinal) WHERE shown;
