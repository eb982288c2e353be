import { message } from "#cards/message";
import { tellOwners } from "#chat/tell-member";
import type { Giving } from "#scheduling/looking";

/** Tells the owners once a day of a job that could not be done, however many of its runs were given up. */
export const jobGivenUp: Giving = (db, { job, at }) => {
  const text = `A job could not be done, although it was tried several times: ${job.name} (${job.sentence.replace(/\.$/, "")}). It is tried again at its next time. "npm run -s purser -- status" shows what was wrong, purser.log has all of it.`;
  return tellOwners(db, `job-given-up:${job.name}:${at.toString().slice(0, 10)}`, message({ text }));
};
