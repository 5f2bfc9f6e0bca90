import { faultOf } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import { hashBytes } from '../program/hash.ts'
import type { Program } from '../program/program.ts'
import { DORMANT, type ItemRecord, type StateCode, type TaskRecord } from '../program/records.ts'
import type { OperationError } from '../types.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { readValue, writeValue } from './encodeValue.ts'
import { refused } from './error.ts'
import { at } from './persistent.ts'
import { rebuilt } from './rebuild.ts'
import type { State } from './state.ts'

const FORMAT = 1

const CYCLE = 1 << 2
const STARTED = 1 << 3
const COMPLETED_AT = 1 << 4
const DISCARDED_AT = 1 << 5
const LISTS = 1 << 6
const RUNNING = 1 << 7

/**
 * The canonical bytes of a state (R80): equal states have equal bytes, on every machine. Only what differs from the
 * beginning is written; derived values and counts follow from the rest. `decode` reads them.
 */
export function encode(state: State): Uint8Array {
  const writer = new ByteWriter()
  writer.byte(FORMAT)
  writer.text(state.fingerprint)
  writer.number(state.time)
  writer.byte(state.started ? 1 : 0)
  sparse(writer, state.tasks.length, (index) => taskWriter(at(state.tasks, index)))
  sparse(writer, state.items.length, (index) => itemWriter(at(state.items, index)))
  return writer.finish()
}

/** 16 hexadecimal digits that tell states apart; not for protection against forgery. */
export function hash(state: State): string {
  return hashBytes(encode(state))
}

type Part = (writer: ByteWriter) => void

/** The parts that are there, each after the number of absent ones before it. */
function sparse(writer: ByteWriter, length: number, part: (index: number) => Part | undefined): void {
  let skipped = 0
  for (let index = 0; index < length; index++) {
    const write = part(index)
    if (!write) {
      skipped++
      continue
    }
    writer.count(skipped + 1)
    skipped = 0
    write(writer)
  }
  writer.count(0)
}

export function isUntouched(record: TaskRecord): boolean {
  return record.state === DORMANT && flagsOf(record) === 0
}

function flagsOf(record: TaskRecord): number {
  return (
    (record.cycle === 1 ? 0 : CYCLE) |
    (record.startedAt === null ? 0 : STARTED) |
    (record.completedAt === null ? 0 : COMPLETED_AT) |
    (record.discardedAt === null ? 0 : DISCARDED_AT) |
    (record.committed.length + record.stale.length === 0 ? 0 : LISTS) |
    (record.running ? RUNNING : 0)
  )
}

function taskWriter(record: TaskRecord): Part | undefined {
  if (isUntouched(record)) return undefined
  return (writer) => {
    const flags = flagsOf(record)
    writer.byte(record.state | flags)
    if (flags & CYCLE) writer.count(record.cycle)
    for (const time of [record.startedAt, record.completedAt, record.discardedAt])
      if (time !== null) writer.number(time)
    if (!(flags & LISTS)) return
    writer.counts(record.committed)
    writer.counts(record.stale)
  }
}

function itemWriter({ value, updatedAt }: ItemRecord): Part | undefined {
  if (value === undefined || updatedAt === null) return undefined
  return (writer) => {
    writer.number(updatedAt)
    writeValue(writer, value)
  }
}

export type Decoding =
  | { readonly ok: true; readonly state: State }
  | { readonly ok: false; readonly error: OperationError }

/** The state that `encode` wrote, for the program that it belongs to; anything else is refused. */
export function decode(program: Program, bytes: Uint8Array): Decoding {
  const reader = new ByteReader(bytes)
  const damaged: Decoding = { ok: false, error: refused('bad-state', 'This is not the state of an enactment.') }
  if (reader.byte() !== FORMAT) return damaged
  const fingerprint = reader.text()
  if (!reader.failed && fingerprint !== program.fingerprint) {
    return { ok: false, error: refused('other-protocol', 'This state belongs to another protocol or version.') }
  }
  const time = reader.number()
  const started = reader.byte() === 1
  const tasks = new Map<number, Partial<TaskRecord>>()
  readSparse(reader, program.tasks.length, (index) => tasks.set(index, readTask(reader, program, index)))
  const items = new Map<number, ItemRecord>()
  readSparse(reader, program.items.length, (index) => {
    const updatedAt = reader.number()
    items.set(index, { value: readValue(reader), updatedAt })
  })
  if (reader.failed || !reader.atEnd) return damaged
  const state = rebuilt(program, time, started, tasks, items)
  return fitsItems(program, items) && sameBytes(encode(state), bytes) ? { ok: true, state } : damaged
}

/** Every value is of the type of its item. */
function fitsItems(program: Program, items: ReadonlyMap<number, ItemRecord>): boolean {
  return [...items].every(([index, { value }]) => {
    const { domain } = element(program.items, index)
    return value !== undefined && faultOf(value, { type: domain.type, multiple: domain.multiple }) === undefined
  })
}

/** A state has one form: anything else that happens to be readable is damaged. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, position) => byte === b[position])
}

function readSparse(reader: ByteReader, length: number, read: (index: number) => void): void {
  let index = -1
  for (;;) {
    const step = reader.count()
    if (step === 0 || reader.failed) return
    index += step
    if (index >= length) {
      reader.failed = true
      return
    }
    read(index)
  }
}

function readTask(reader: ByteReader, program: Program, index: number): Partial<TaskRecord> {
  const head = reader.byte()
  const { candidates, sources } = element(program.tasks, index)
  const record = {
    state: (head & 3) as StateCode,
    cycle: head & CYCLE ? reader.count() : 1,
    startedAt: head & STARTED ? reader.number() : null,
    completedAt: head & COMPLETED_AT ? reader.number() : null,
    discardedAt: head & DISCARDED_AT ? reader.number() : null,
    running: (head & RUNNING) !== 0,
  }
  if (!(head & LISTS)) return record
  return { ...record, committed: reader.counts(candidates.length), stale: reader.counts(sources.length) }
}
