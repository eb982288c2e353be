-- CreateTable
CREATE TABLE "job_runs" (
    "key" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "held_by" TEXT,
    "held_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "last_error" TEXT,

    CONSTRAINT "job_runs_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "wake_ups" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "problem" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wake_ups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_preferences" (
    "member_id" TEXT NOT NULL,
    "zone" TEXT,
    "digest" BOOLEAN,
    "digest_at" TEXT,
    "digest_days" INTEGER[],
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "conversation" TEXT,
    "digest_since" TIMESTAMPTZ(3),

    CONSTRAINT "member_preferences_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "member_conversations" (
    "member_id" TEXT NOT NULL,
    "adapter" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_conversations_pkey" PRIMARY KEY ("member_id","adapter","conversation")
);

-- CreateIndex
CREATE INDEX "job_runs_job_status_due_at_idx" ON "job_runs"("job", "status", "due_at");
