-- A table's page asks for tables by name and for the foreign keys that point to one; neither is to go through a whole project.
CREATE INDEX object_versions_table_names ON object_versions (project_id, name) WHERE kind = 'table';
CREATE INDEX object_versions_references ON object_versions (project_id, (definition -> 'references' ->> 'table'))
  WHERE kind = 'constraint' AND definition ->> 'type' = 'foreign key';
