-- What docs can be stale by: read by every grid and page from the first migration on that anybody wrote at.
CREATE INDEX changes_asked ON changes (project_id, position) WHERE shown AND NOT consequence;
