-- Signed checkpoints of the chains: how far they reached, and by whose key; and what became of taking each of them out of here.

-- CreateTable
CREATE TABLE "checkpoints" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "chain_id" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "statement" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint_deliveries" (
    "checkpoint_id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(6),
    "problem" TEXT,

    CONSTRAINT "checkpoint_deliveries_pkey" PRIMARY KEY ("checkpoint_id","way")
);

-- CreateIndex
CREATE UNIQUE INDEX "checkpoints_chain_id_size_key" ON "checkpoints"("chain_id", "size");

-- AddForeignKey
ALTER TABLE "checkpoint_deliveries" ADD CONSTRAINT "checkpoint_deliveries_checkpoint_id_fkey" FOREIGN KEY ("checkpoint_id") REFERENCES "checkpoints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is still to be delivered is found without looking through what was.
CREATE INDEX checkpoint_deliveries_due ON checkpoint_deliveries (next_at) WHERE delivered_at IS NULL;
ALTER TABLE checkpoint_deliveries ADD CONSTRAINT checkpoint_deliveries_way CHECK (way IN ('file', 'webhook'));

CREATE TRIGGER checkpoints_append_only BEFORE UPDATE OR DELETE ON checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoints_keep BEFORE TRUNCATE ON checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
