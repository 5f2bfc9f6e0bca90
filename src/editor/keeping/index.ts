export { historyDatabase, type HistoryStore } from './history-database.ts'
export { type HistoryRecord, restore, type Restored } from './history-record.ts'
export { type HistoryKeeping, keepHistory } from './keep-history.ts'
