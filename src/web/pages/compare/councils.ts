// Which texts and which topics of a comparison of councils an address asks for, and the page for them.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Column, columnsOf } from '#comparison/columns.ts';
import { show } from '../../show.ts';
import { type Site, todayIn } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { askedOf } from './asked.ts';
import { chooseBody, partBody, topicBody } from './councils-view.ts';
import { topicCalled } from './topic-address.ts';

const TOO_FEW = 'Choose two or more texts';

export function showCouncils(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const rulebooks = [...site.councils.keys()].map((id) => site.casework.rulebook(id));
  const vocabulary = rulebooks[0]?.vocabulary;
  const topics = vocabulary?.topics ?? [];
  const all = rulebooks.flatMap((rulebook) => columnsOf(rulebook, todayIn(site, rulebook)));
  const asked = askedOf(request.query);
  const columns = chosenAmong(all, asked.texts, asked.topic !== undefined);
  const topic = asked.topic === undefined ? undefined : topicCalled(asked.topic, topics);
  const part = asked.part ?? topics[0]?.under;
  const known =
    topic !== undefined || (asked.topic === undefined && topics.some(({ under }) => under === part));
  if (vocabulary === undefined || columns === undefined || part === undefined || !known)
    return showNotFound(site, request, reply);
  const breadcrumbs = [{ text: 'Protocols', href: '/protocols' }];
  if (columns.length < 2) {
    const mistaken = asked.sent;
    return show(site, request, reply, {
      title: 'Compare councils',
      breadcrumbs,
      status: mistaken ? 422 : 200,
      errorSummary: mistaken ? [{ says: TOO_FEW, at: 'text' }] : undefined,
      body: chooseBody(all, columns, topics, mistaken ? TOO_FEW : undefined),
    });
  }
  const page = { topics, columns, all, vocabulary };
  return show(site, request, reply, {
    title: `${topic?.name ?? part} – councils compared`,
    breadcrumbs,
    body: topic === undefined ? partBody({ ...page, part }) : topicBody({ ...page, topic }),
  });
}

/** @returns undefined when a text is named that is not there. Of one topic, every council as it is now unless some are named. */
function chosenAmong(
  all: readonly Column[],
  keys: readonly string[],
  ofOneTopic: boolean,
): readonly Column[] | undefined {
  if (keys.length === 0 && ofOneTopic) return all.filter(({ key }) => !key.includes('/'));
  const chosen = all.filter(({ key }) => keys.includes(key));
  return chosen.length === new Set(keys).size ? chosen : undefined;
}
