-- Every page tells how many reviews are asked of somebody. Most requests ask nobody in particular.
CREATE INDEX review_events_asked ON review_events (project_id, asked) WHERE asked IS NOT NULL;
