export { diffProtocols, sameMeaning, type Positions, type Side as DiffSide } from './diff.ts'
export { changeSentence, calledIn, englishSpeaker } from './english.ts'
export { followRenames, type Renaming } from './renames.ts'
export { diffSentences, type DiffKey } from './sentences.ts'
export { tellChange, type DiffSpeaker, type Told } from './tell.ts'
export type {
  Change,
  ChangeKind,
  Meaning as ChangeMeaning,
  PartKind,
  ProtocolDiff,
  Step as ChangeStep,
  Value as ChangeValue,
  Where as ChangePlace,
} from './types.ts'
