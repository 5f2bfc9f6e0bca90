export { condition, type Draw, literalOf, numeric, pick, type Vocabulary } from './expressions.ts'
export { type ProtocolOptions, protocols, protocolTexts, scatter, writtenTexts } from './protocols.ts'
