import type { PropertyId } from '../types.ts'

/** How much a finding of a kind weighs: `note` may be meant so. */
export type Weight = 'error' | 'warning' | 'note'

/** What one kind of finding is about, for people who have not read the verifier's specification. */
export interface CatalogueEntry {
  readonly property: PropertyId
  readonly kind: string
  readonly weight: Weight
  /** What is asked of the protocol, as a sentence that is true when all is well. */
  readonly demand: string
  /** What it means for patients and staff when it is not so, and what to look at. */
  readonly meaning: string
  /** The field's term. */
  readonly term: string
}

const entry = (
  property: PropertyId,
  kind: string,
  weight: Weight,
  term: string,
  demand: string,
  meaning: string,
): CatalogueEntry => ({ property, kind, weight, demand, meaning, term })

/** Every kind of result and finding, in the order of the catalogue (SPEC.md). */
export const CATALOGUE: readonly CatalogueEntry[] = [
  entry(
    'P1',
    'deadlock',
    'error',
    'deadlock',
    'The pathway never gets stuck.',
    'Nobody can do anything and the pathway has not ended: the patient waits for ever. Look at what each task waits for.',
  ),
  entry(
    'P2',
    'option-to-complete',
    'error',
    'option to complete',
    'Whatever has happened, the pathway and each plan in it can still be finished.',
    'From some point on no answer and no decision leads to the end any more. The finding beside it says why.',
  ),
  entry(
    'P3',
    'proper-completion',
    'error',
    'proper completion',
    'When a plan is over, nothing in it is left running.',
    'A task stays on somebody’s list although its plan is over.',
  ),
  entry(
    'P4',
    'divergence',
    'error',
    'divergence',
    'The engine always comes to rest.',
    'Tasks would start and end again and again without anyone doing anything; the engine refuses the step. Let the repetition wait for something.',
  ),
  entry(
    'P5',
    'livelock',
    'error',
    'livelock',
    'The pathway never goes round in circles without a way out.',
    'There is always something to do, but nothing that is done leads to the end.',
  ),
  entry(
    'P6',
    'termination-under-strong-fairness',
    'error',
    'termination under strong fairness',
    'It ends when everybody does their part and every answer that is possible again and again is given some time.',
    'Even then there are runs that never end.',
  ),
  entry(
    'P6',
    'termination-under-weak-fairness',
    'note',
    'termination under weak fairness',
    'It ends when everybody does their part, whatever they answer and decide.',
    'It is repeated as long as the answers or decisions ask for it. That is often meant so; see that somebody checks how long.',
  ),
  entry(
    'P7',
    'starved-candidate',
    'error',
    'starvation of an alternative',
    'No option is shut out by another one for ever.',
    'The decision takes another option every time, so this one is never taken although it can be recommended.',
  ),
  entry(
    'P7',
    'settled-candidate',
    'error',
    'fairness of alternatives',
    'A decision that is repeated can come out differently each time.',
    'After the first time the option can never be taken again: what the decision looks at is not asked anew.',
  ),
  entry(
    'P8',
    'unreachable-task',
    'error',
    'unreachable task',
    'Every task can be reached.',
    'What the task does never happens to any patient. Its conditions contradict what comes before it.',
  ),
  entry(
    'P9',
    'dead-candidate',
    'warning',
    'dead candidate',
    'Every option is recommended to somebody.',
    'No patient who gets to the decision is ever recommended this option.',
  ),
  entry(
    'P10',
    'dead-argument',
    'warning',
    'dead argument',
    'Every argument holds for somebody.',
    'The argument holds for no patient who gets to the decision: its values may be mistyped.',
  ),
  entry(
    'P10',
    'constant-argument',
    'warning',
    'vacuous argument',
    'No argument holds for everybody.',
    'The argument holds for every patient who gets to the decision, so it tells nobody apart.',
  ),
  entry(
    'P10',
    'irrelevant-argument',
    'note',
    'irrelevant argument',
    'Every argument makes a difference to what is recommended.',
    'Whether the argument holds or not, the same is recommended in the same order. It explains, and does not decide.',
  ),
  entry(
    'P11',
    'decision-gap',
    'error',
    'incomplete decision',
    'Every patient gets a recommendation.',
    'For the patients named nothing is recommended although everything the decision looks at is known.',
  ),
  entry(
    'P11',
    'gap-while-unknown',
    'error',
    'incomplete decision under missing data',
    'A decision recommends something also while values are missing.',
    'As long as the value is not known nothing is recommended, and the pathway goes on without waiting for it.',
  ),
  entry(
    'P12',
    'decision-tie',
    'error',
    'tie',
    'No patient gets two answers of the same weight to one question.',
    'Two options are recommended with the same support and priority: nothing says which one comes first.',
  ),
  entry(
    'P12',
    'contradictory-evidence',
    'error',
    'contradictory evidence',
    'No option is confirmed and excluded at once.',
    'A confirming and an excluding argument hold together, so the option is not recommended, whatever else speaks for it.',
  ),
  entry(
    'P12',
    'decision-overlap',
    'note',
    'overlap settled by priority',
    'No patient falls under two options of a decision.',
    'Two options are recommended with the same support; only their priority says which comes first.',
  ),
  entry(
    'P13',
    'conflicting-endings',
    'error',
    'update conflict',
    'No plan is to be aborted and to be completed at the same moment.',
    'Both endings are true at once. The engine aborts; the author may have meant the other.',
  ),
  entry(
    'P13',
    'order-dependence',
    'error',
    'race',
    'It does not matter which of two tasks is done first.',
    'The same patient with the same answers ends up differently, depending only on who is quicker.',
  ),
  entry(
    'P13',
    'time-dependence',
    'note',
    'dependence on the clock',
    'No condition depends on when it is asked.',
    'A condition looks at the clock: the same patient may get another result at another time. Often meant so, as for an age.',
  ),
  entry(
    'P14',
    'same-answers-same-outcome',
    'error',
    'determinism',
    'The same patient with the same answers and decisions gets the same result.',
    'See the race beside it.',
  ),
  entry(
    'P15',
    'boundedness',
    'error',
    'boundedness',
    'The pathway has finitely many situations, and all of them were looked at.',
    'Something grows without end, or the check ended before it had seen everything.',
  ),
  entry(
    'P15',
    'unbounded-repetition',
    'note',
    'unbounded number of cycles',
    'Every repetition has an upper limit.',
    'The task may be repeated any number of times. Often meant so, as in monitoring; else give it a number of cycles.',
  ),
  entry(
    'P16',
    'unused-data',
    'warning',
    'unused data',
    'Every data item is used.',
    'Nothing asks for the item, looks at it or shows it.',
  ),
  entry(
    'P16',
    'write-only-data',
    'note',
    'write-only data',
    'What is asked for is looked at by something.',
    'The item is asked for or set, but no condition and no text ever looks at it. Meant so when it is only recorded.',
  ),
  entry(
    'P17',
    'used-while-unknown',
    'error',
    'use before acquisition',
    'No value is used before it is asked for.',
    'A task is left out for good because a value was not known at that moment, although it might have been wanted later.',
  ),
  entry(
    'P18',
    'true-while-unknown',
    'error',
    'sensitivity to unknown values',
    'Nothing happens by accident because a value is unknown.',
    'A condition is true only because a value is missing; with the value it could be false.',
  ),
  entry(
    'P19',
    'condition-never-true',
    'warning',
    'contradictory condition',
    'Every condition can be met.',
    'The ending or the end of the repetition that the author foresaw never comes.',
  ),
  entry(
    'P19',
    'condition-always-true',
    'warning',
    'redundant condition',
    'Every condition can also fail.',
    'The condition is true whenever it is asked, so it makes no difference.',
  ),
  entry(
    'P20',
    'answer-overwritten',
    'warning',
    'data overwritten while live',
    'No answer is overwritten.',
    'What was answered is lost when the task is completed.',
  ),
  entry(
    'P20',
    'asked-twice',
    'note',
    'enquiry without effect',
    'Nothing is asked that is already known.',
    'When the task begins everything it asks for is known in every run, so it is over at once and nobody is asked.',
  ),
  entry(
    'P21',
    'requirement',
    'error',
    'user-defined property',
    'What the author demands of every run holds.',
    'A requirement that the author has written down does not hold.',
  ),
  entry(
    'P21',
    'requirement-broken',
    'error',
    'violated property',
    'What the author demands of every run holds.',
    'There is a run that breaks a requirement of the author.',
  ),
  entry(
    'P21',
    'requirement-vacuous',
    'warning',
    'vacuous property',
    'Every requirement of the author says something.',
    'The requirement holds only because what it speaks of never happens, so nothing has been shown.',
  ),
  entry(
    'P22',
    'trigger-without-end',
    'error',
    'trigger without progress',
    'What a trigger starts can be brought to an end.',
    'The trigger starts something that can never be completed.',
  ),
  entry(
    'P23',
    'empty-part',
    'warning',
    'empty part',
    'No plan and no enquiry is empty.',
    'It is over as soon as it begins, without anyone having done anything.',
  ),
  entry(
    'P23',
    'only-optional',
    'note',
    'plan of optional tasks only',
    'Every plan needs something done.',
    'All tasks of the plan are optional or automatic: it can be over without anyone having done anything.',
  ),
]

const BY_KIND: ReadonlyMap<string, CatalogueEntry> = new Map(CATALOGUE.map((each) => [each.kind, each]))

/** The entry of a kind; a kind that the catalogue does not know speaks for itself. */
export function entryOf({ property, kind }: { readonly property: PropertyId; readonly kind: string }): CatalogueEntry {
  const words = kind.replaceAll('-', ' ')
  return BY_KIND.get(kind) ?? entry(property, kind, 'error', words, `No ${words}.`, '')
}

/** `P11.decision-gap`: the stable code of a kind, as the command line and SARIF show it. */
export function codeOf({ property, kind }: { readonly property: PropertyId; readonly kind: string }): string {
  return `${property}.${kind}`
}
