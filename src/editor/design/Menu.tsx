import type { ReactElement, ReactNode } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  type Selection,
} from 'react-aria-components'
import { Keys } from './Keys.tsx'
import styles from './Menu.module.css'

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly label: string
  readonly children: ReactNode
  readonly onAction?: (id: string) => void
}

/** A list of commands behind a button. */
export function Menu({ trigger, label, children, onAction }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} offset={6}>
        <AriaMenu
          className={styles.menu ?? ''}
          aria-label={label}
          {...(onAction === undefined ? {} : { onAction: (key) => onAction(String(key)) })}
        >
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

interface MenuItemProps {
  readonly id: string
  readonly children: string
  readonly icon?: ReactNode
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly isDanger?: boolean
}

export function MenuItem({ id, children, icon, shortcut, isDisabled = false, isDanger = false }: MenuItemProps) {
  return (
    <AriaMenuItem
      id={id}
      textValue={children}
      className={styles.item ?? ''}
      isDisabled={isDisabled}
      data-danger={isDanger || undefined}
    >
      {icon === undefined ? null : (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <span className={styles.text}>{children}</span>
      {shortcut === undefined ? null : <Keys keys={shortcut} />}
    </AriaMenuItem>
  )
}

interface ChoiceSectionProps {
  readonly title: string
  readonly value: string
  readonly onChange: (id: string) => void
  readonly options: readonly { readonly id: string; readonly label: string }[]
}

/** One choice of several, inside a menu; the menu stays open so that the effect can be seen. */
export function MenuChoice({ title, value, onChange, options }: ChoiceSectionProps) {
  const change = (selection: Selection) => {
    const [first] = selection === 'all' ? [] : selection
    if (typeof first === 'string') onChange(first)
  }
  return (
    <AriaMenuSection
      className={styles.section ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={change}
      aria-label={title}
      shouldCloseOnSelect={false}
    >
      <Header className={styles.header ?? ''}>{title}</Header>
      {options.map((option) => (
        <AriaMenuItem key={option.id} id={option.id} textValue={option.label} className={styles.item ?? ''}>
          <span className={styles.check} aria-hidden="true">
            {option.id === value ? '✓' : ''}
          </span>
          <span className={styles.text}>{option.label}</span>
        </AriaMenuItem>
      ))}
    </AriaMenuSection>
  )
}
