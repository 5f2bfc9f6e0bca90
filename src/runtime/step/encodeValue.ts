import {
  candidateValue,
  dateTimeValue,
  dateValue,
  durationValue,
  type KnownValue,
  type ScalarValue,
  setOf,
  timeValue,
  type Value,
} from '../../proforma/index.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'

const FALSE = 0
const TRUE = 1
const NUMBER = 2
const TEXT = 3
const DATE = 4
const TIME = 5
const DATETIME = 6
const DURATION = 7
const CANDIDATE = 8
const SET = 9

export function writeValue(writer: ByteWriter, value: KnownValue): void {
  switch (typeof value) {
    case 'boolean':
      return writer.byte(value ? TRUE : FALSE)
    case 'number':
      writer.byte(NUMBER)
      return writer.number(value)
    case 'string':
      writer.byte(TEXT)
      return writer.text(value)
    default:
      return writeRecord(writer, value)
  }
}

function writeRecord(writer: ByteWriter, value: Exclude<KnownValue, boolean | number | string>): void {
  switch (value.kind) {
    case 'date':
      writer.byte(DATE)
      return writer.number(value.day)
    case 'time':
      writer.byte(TIME)
      return writer.number(value.second)
    case 'datetime':
      writer.byte(DATETIME)
      return writer.number(value.ms)
    case 'duration':
      writer.byte(DURATION)
      writer.number(value.months)
      return writer.number(value.ms)
    case 'candidate':
      writer.byte(CANDIDATE)
      return writer.text(value.name)
    default:
      writer.byte(SET)
      writer.count(value.elements.length)
      for (const element of value.elements) writeValue(writer, element)
  }
}

/** The value written, or `undefined` with `reader.failed` set. */
export function readValue(reader: ByteReader): Value {
  const tag = reader.byte()
  if (tag !== SET) return readScalar(reader, tag)
  const length = reader.count()
  const elements: ScalarValue[] = []
  while (elements.length < length && !reader.failed) {
    const element = readScalar(reader, reader.byte())
    if (element !== undefined) elements.push(element)
  }
  return setOf(elements)
}

function readScalar(reader: ByteReader, tag: number): ScalarValue | undefined {
  const value = scalarOf(reader, tag)
  if (value === undefined) reader.failed = true
  return value
}

function scalarOf(reader: ByteReader, tag: number): ScalarValue | undefined {
  switch (tag) {
    case FALSE:
      return false
    case TRUE:
      return true
    case NUMBER:
      return reader.number()
    case TEXT:
      return reader.text()
    case DATE:
      return dateValue(reader.number())
    case TIME:
      return timeValue(reader.number())
    case DATETIME:
      return dateTimeValue(reader.number())
    case DURATION: {
      const months = reader.number()
      return durationValue(reader.number(), months)
    }
    case CANDIDATE:
      return candidateValue(reader.text())
    default:
      return undefined
  }
}
