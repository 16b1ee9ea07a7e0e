-- Which sections the docs of a project have, as it chose them (without a row, the default), and which of its tables belong together.

-- CreateTable
CREATE TABLE "templates" (
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "choices" JSONB NOT NULL,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "domains" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "domains_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain_tables" (
    "object_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "domain_id" UUID NOT NULL,

    CONSTRAINT "domain_tables_pkey" PRIMARY KEY ("object_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "domains_project_id_name_key" ON "domains"("project_id", "name");

-- CreateIndex
CREATE INDEX "domain_tables_project_id_idx" ON "domain_tables"("project_id");

-- CreateIndex
CREATE INDEX "domain_tables_domain_id_idx" ON "domain_tables"("domain_id");

-- AddForeignKey
ALTER TABLE "templates" ADD CONSTRAINT "templates_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_tables" ADD CONSTRAINT "domain_tables_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_tables" ADD CONSTRAINT "domain_tables_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_tables" ADD CONSTRAINT "domain_tables_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domains"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE templates ADD CONSTRAINT templates_numbered CHECK (number >= 1);
ALTER TABLE domains ADD CONSTRAINT domains_name_given CHECK (btrim(name) <> '' AND length(name) <= 60);
