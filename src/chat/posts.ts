import type { Message } from "#cards/message";
import { CALL_TIMEOUT_MS, type EffectHandler } from "#effects/define-effect";
import { outward, type Probe } from "#kernel/points";
import type { Tx } from "#storage/database";
import { enqueue, type NewEffect, type StoredEffect } from "#storage/outbox-store";
import type { Claim } from "#storage/inbox-store";

import type { Connection, Destination } from "./define-adapter.ts";

/** The adapters that are connected in this process, by name. */
export type Connections = ReadonlyMap<string, Connection>;

interface PostPayload {
  readonly adapter: string;
  readonly to: Destination;
  readonly message: Message;
}

interface EditPayload extends PostPayload {
  readonly receipt: string;
}

/** A message on its way to a conversation. */
export function postOf(key: string, payload: PostPayload, claim?: Claim): NewEffect {
  const { approvalId } = payload.message;
  return {
    key,
    kind: "post",
    channel: payload.adapter,
    payload,
    ...(approvalId === undefined ? {} : { approvalId }),
    ...(claim === undefined ? {} : { claim }),
  };
}

/** A message that is not repeated when a process is cut off between the call and its receipt: told later instead. */
export function noticeOf(key: string, payload: PostPayload, channel: string): NewEffect {
  return { key, kind: "notice", channel, payload };
}

/** The outbox's channel that reaches a conversation: a terminal carries only its own person's. */
export function channelOf(
  connection: Connection | undefined,
  { adapter, conversation }: { readonly adapter: string; readonly conversation: string },
): string {
  return connection?.only === undefined ? adapter : `${adapter} ${conversation}`;
}

/** The channels that a process carries, from its connections. */
export function channelsOf(connections: Connections): readonly string[] {
  return [...connections].flatMap(([adapter, { only = [] }]) => [
    adapter,
    ...only.map((conversation) => `${adapter} ${conversation}`),
  ]);
}

/**
 * Posts, notices and edits. All but notices are safe to repeat: what a member reads twice after a crash is better than what they never read.
 *
 * @param lateEdit the edit for a card whose approval was decided while the card was on its way
 */
export function chatEffects(
  connections: Connections,
  probe: Probe,
  lateEdit: (tx: Tx, post: StoredEffect, receipt: string) => Promise<NewEffect | null>,
): readonly EffectHandler[] {
  const connected = (adapter: string): Connection => {
    const connection = connections.get(adapter);
    if (connection === undefined) throw new Error(`${adapter} is not connected`);
    return connection;
  };
  const isPatient = ({ payload }: StoredEffect): boolean =>
    connections.get((payload as PostPayload).adapter)?.patient === true;
  // What is said in a conversation is read in the order in which it was said. A patient adapter keeps that order by
  // itself, and may want the last post of a turn before it writes the first.
  const inConversation: Pick<EffectHandler, "lane" | "timeoutMs"> = {
    lane(effect) {
      const { adapter, to } = effect.payload as PostPayload;
      return isPatient(effect) ? null : `${adapter} ${to.conversation}`;
    },
    timeoutMs: (effect) => (isPatient(effect) ? Number.POSITIVE_INFINITY : CALL_TIMEOUT_MS),
  };
  const post = ({ payload }: StoredEffect): Promise<string> => {
    const { adapter, to, message } = payload as PostPayload;
    return outward(probe, "post-message", () => connected(adapter).post(to, message));
  };
  return [
    { ...inConversation, kind: "notice", repeat: "unsafe", run: post },
    {
      ...inConversation,
      kind: "post",
      repeat: "safe",
      run: post,
      async settled(tx, effect, receipt, at) {
        const edit = effect.approvalId === null ? null : await lateEdit(tx, effect, receipt);
        if (edit !== null) await enqueue(tx, [edit], at);
      },
    },
    {
      ...inConversation,
      kind: "edit",
      repeat: "safe",
      async run({ payload }) {
        const { adapter, to, receipt, message } = payload as EditPayload;
        await outward(probe, "edit-message", () => connected(adapter).edit(to, receipt, message));
        return receipt;
      },
    },
  ];
}
