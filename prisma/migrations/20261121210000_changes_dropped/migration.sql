-- What was dropped is rare among changes, and asked for wherever staleness and the archive are: does an object stand again?
CREATE INDEX changes_dropped ON changes (project_id, object_id, position) WHERE kind = 'dropped';
