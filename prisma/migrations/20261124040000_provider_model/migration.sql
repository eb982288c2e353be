-- CreateTable
CREATE TABLE "turn_calls" (
    "inbox_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "tool" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "turn_calls_pkey" PRIMARY KEY ("inbox_id","place")
);

-- CreateTable
CREATE TABLE "model_days" (
    "day" DATE NOT NULL,
    "turns" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "withheld" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" BIGINT NOT NULL DEFAULT 0,
    "cached_tokens" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "model_days_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "model_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "model" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "rests_until" TIMESTAMPTZ(3),

    CONSTRAINT "model_state_pkey" PRIMARY KEY ("id")
);
