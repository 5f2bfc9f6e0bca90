import type { Rule } from '../rule.ts'
import { argumentAlways } from './argument.always.ts'
import { argumentBothSides } from './argument.both-sides.ts'
import { argumentContradictory } from './argument.contradictory.ts'
import { argumentDuplicate } from './argument.duplicate.ts'
import { argumentMayBeUnknown } from './argument.may-be-unknown.ts'
import { argumentNever } from './argument.never.ts'
import { argumentNoCitation } from './argument.no-citation.ts'
import { argumentNoQuality } from './argument.no-quality.ts'
import { argumentZeroWeight } from './argument.zero-weight.ts'
import { arithmeticDivisionByZero } from './arithmetic.division-by-zero.ts'
import { autonomousUnused } from './autonomous.unused.ts'
import { candidateAlwaysRecommended } from './candidate.always-recommended.ts'
import { candidateNeverRecommended } from './candidate.never-recommended.ts'
import { candidateNoArgument } from './candidate.no-argument.ts'
import { candidateNoCaption } from './candidate.no-caption.ts'
import { candidateSameCaption } from './candidate.same-caption.ts'
import { captionMissing } from './caption.missing.ts'
import { captionSameInPlan } from './caption.same-in-plan.ts'
import { citationForm } from './citation.form.ts'
import { comparisonItself } from './comparison.itself.ts'
import { comparisonOutOfRange } from './comparison.out-of-range.ts'
import { comparisonPercent } from './comparison.percent.ts'
import { comparisonWithUnknown } from './comparison.with-unknown.ts'
import { conditionContradiction } from './condition.contradiction.ts'
import { conditionTautology } from './condition.tautology.ts'
import { conditionUnknownTrue } from './condition.unknown-true.ts'
import { confirmatoryUnused } from './confirmatory.unused.ts'
import { cycleRepeatUnused } from './cycle.repeat-unused.ts'
import { cycleRunaway } from './cycle.runaway.ts'
import { cycleUntilAlways } from './cycle.until-always.ts'
import { cycleUntilNever } from './cycle.until-never.ts'
import { dataCodeForm } from './data.code-form.ts'
import { dataDefaultOutOfRange } from './data.default-out-of-range.ts'
import { dataDefaultUnused } from './data.default-unused.ts'
import { dataDerivedOutOfRange } from './data.derived-out-of-range.ts'
import { dataNeverGiven } from './data.never-given.ts'
import { dataNoPrecision } from './data.no-precision.ts'
import { dataNoRange } from './data.no-range.ts'
import { dataNoUnit } from './data.no-unit.ts'
import { dataPercentScale } from './data.percent-scale.ts'
import { dataPrecisionUnused } from './data.precision-unused.ts'
import { dataRangeDuplicate } from './data.range-duplicate.ts'
import { dataRangeEmpty } from './data.range-empty.ts'
import { dataUnitUnused } from './data.unit-unused.ts'
import { dataUnread } from './data.unread.ts'
import { dataUnused } from './data.unused.ts'
import { dataUsedBeforeAsked } from './data.used-before-asked.ts'
import { dataValidationUnused } from './data.validation-unused.ts'
import { dataWarningAlways } from './data.warning-always.ts'
import { dataWarningForeign } from './data.warning-foreign.ts'
import { dataWarningNever } from './data.warning-never.ts'
import { dataWordsEqual } from './data.words-equal.ts'
import { dataWordsUnused } from './data.words-unused.ts'
import { decisionAutonomousTie } from './decision.autonomous-tie.ts'
import { decisionAutonomous } from './decision.autonomous.ts'
import { decisionNoCandidate } from './decision.no-candidate.ts'
import { decisionOneCandidate } from './decision.one-candidate.ts'
import { decisionTie } from './decision.tie.ts'
import { derivationUnknownElse } from './derivation.unknown-else.ts'
import { enquiryAlreadyAnswered } from './enquiry.already-answered.ts'
import { enquiryNoSource } from './enquiry.no-source.ts'
import { enquiryOptionalOnly } from './enquiry.optional-only.ts'
import { nameConfusable } from './name.confusable.ts'
import { nameShadowed } from './name.shadowed.ts'
import { nameStyle } from './name.style.ts'
import { parameterOpen } from './parameter.open.ts'
import { parameterUnused } from './parameter.unused.ts'
import { planAbortAndTerminate } from './plan.abort-and-terminate.ts'
import { planAllOptional } from './plan.all-optional.ts'
import { planArrowCircle } from './plan.arrow-circle.ts'
import { planArrowTwice } from './plan.arrow-twice.ts'
import { planEmpty } from './plan.empty.ts'
import { planEndingNever } from './plan.ending-never.ts'
import { planEndless } from './plan.endless.ts'
import { planEndsAtStart } from './plan.ends-at-start.ts'
import { planNoGoal } from './plan.no-goal.ts'
import { planWaitsForEndless } from './plan.waits-for-endless.ts'
import { planWaitsForTriggered } from './plan.waits-for-triggered.ts'
import { postconditionOutOfRange } from './postcondition.out-of-range.ts'
import { postconditionOverwritesAnswer } from './postcondition.overwrites-answer.ts'
import { postconditionRace } from './postcondition.race.ts'
import { postconditionRepeated } from './postcondition.repeated.ts'
import { preconditionEarlyResult } from './precondition.early-result.ts'
import { preconditionNever } from './precondition.never.ts'
import { preconditionRace } from './precondition.race.ts'
import { preconditionUnknownFalse } from './precondition.unknown-false.ts'
import { propertyVacuous } from './property.vacuous.ts'
import { protocolNoAuthor } from './protocol.no-author.ts'
import { protocolNoCitation } from './protocol.no-citation.ts'
import { protocolNoHeader } from './protocol.no-header.ts'
import { protocolNoIntendedUse } from './protocol.no-intended-use.ts'
import { protocolNoLicence } from './protocol.no-licence.ts'
import { protocolNoPopulation } from './protocol.no-population.ts'
import { protocolNoReviewDate } from './protocol.no-review-date.ts'
import { protocolNoTitle } from './protocol.no-title.ts'
import { protocolNoVersion } from './protocol.no-version.ts'
import { protocolReviewDateForm } from './protocol.review-date-form.ts'
import { protocolReviewPassed } from './protocol.review-passed.ts'
import { protocolVersionForm } from './protocol.version-form.ts'
import { sourceDerived } from './source.derived.ts'
import { taskKeystone } from './task.keystone.ts'
import { taskUnplaced } from './task.unplaced.ts'
import { textPlaceholderForm } from './text.placeholder-form.ts'
import { textPlaceholderUnknown } from './text.placeholder-unknown.ts'
import { textTooLong } from './text.too-long.ts'
import { triggerForm } from './trigger.form.ts'
import { triggerIgnoresOrder } from './trigger.ignores-order.ts'
import { triggerMandatory } from './trigger.mandatory.ts'
import { triggerOnRoot } from './trigger.on-root.ts'
import { triggerShared } from './trigger.shared.ts'
import { unitDiffers } from './unit.differs.ts'
import { unitMismatch } from './unit.mismatch.ts'
import { unitScale } from './unit.scale.ts'
import { unitSum } from './unit.sum.ts'
import { unitUnknown } from './unit.unknown.ts'
import { waitNever } from './wait.never.ts'

/** All rules by their codes, in the order in which they run. */
export const RULES: readonly Rule[] = [
  argumentAlways,
  argumentBothSides,
  argumentContradictory,
  argumentDuplicate,
  argumentMayBeUnknown,
  argumentNever,
  argumentNoCitation,
  argumentNoQuality,
  argumentZeroWeight,
  arithmeticDivisionByZero,
  autonomousUnused,
  candidateAlwaysRecommended,
  candidateNeverRecommended,
  candidateNoArgument,
  candidateNoCaption,
  candidateSameCaption,
  captionMissing,
  captionSameInPlan,
  citationForm,
  comparisonItself,
  comparisonOutOfRange,
  comparisonPercent,
  comparisonWithUnknown,
  conditionContradiction,
  conditionTautology,
  conditionUnknownTrue,
  confirmatoryUnused,
  cycleRepeatUnused,
  cycleRunaway,
  cycleUntilAlways,
  cycleUntilNever,
  dataCodeForm,
  dataDefaultOutOfRange,
  dataDefaultUnused,
  dataDerivedOutOfRange,
  dataNeverGiven,
  dataNoPrecision,
  dataNoRange,
  dataNoUnit,
  dataPercentScale,
  dataPrecisionUnused,
  dataRangeDuplicate,
  dataRangeEmpty,
  dataUnitUnused,
  dataUnread,
  dataUnused,
  dataUsedBeforeAsked,
  dataValidationUnused,
  dataWarningAlways,
  dataWarningForeign,
  dataWarningNever,
  dataWordsEqual,
  dataWordsUnused,
  decisionAutonomousTie,
  decisionAutonomous,
  decisionNoCandidate,
  decisionOneCandidate,
  decisionTie,
  derivationUnknownElse,
  enquiryAlreadyAnswered,
  enquiryNoSource,
  enquiryOptionalOnly,
  nameConfusable,
  nameShadowed,
  nameStyle,
  parameterOpen,
  parameterUnused,
  planAbortAndTerminate,
  planAllOptional,
  planArrowCircle,
  planArrowTwice,
  planEmpty,
  planEndingNever,
  planEndless,
  planEndsAtStart,
  planNoGoal,
  planWaitsForEndless,
  planWaitsForTriggered,
  postconditionOutOfRange,
  postconditionOverwritesAnswer,
  postconditionRace,
  postconditionRepeated,
  preconditionEarlyResult,
  preconditionNever,
  preconditionRace,
  preconditionUnknownFalse,
  propertyVacuous,
  protocolNoAuthor,
  protocolNoCitation,
  protocolNoHeader,
  protocolNoIntendedUse,
  protocolNoLicence,
  protocolNoPopulation,
  protocolNoReviewDate,
  protocolNoTitle,
  protocolNoVersion,
  protocolReviewDateForm,
  protocolReviewPassed,
  protocolVersionForm,
  sourceDerived,
  taskKeystone,
  taskUnplaced,
  textPlaceholderForm,
  textPlaceholderUnknown,
  textTooLong,
  triggerForm,
  triggerIgnoresOrder,
  triggerMandatory,
  triggerOnRoot,
  triggerShared,
  unitDiffers,
  unitMismatch,
  unitScale,
  unitSum,
  unitUnknown,
  waitNever,
]
