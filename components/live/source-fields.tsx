import type { ReactNode } from 'react'
import type { SourceForm } from './use-source-form'

export interface SourceFieldsProps {
  form: SourceForm
  /** The source of a stream that runs cannot be changed. */
  isLocked: boolean
  /** Says what is missing, too: Start was tried. */
  isTried: boolean
}

/** An empty field is only wrong once somebody wants to start with it. */
export const shownError = (error: string | undefined, value: string, isTried: boolean) =>
  value === '' && !isTried ? undefined : error

export const Locked = ({ isLocked, children }: { isLocked: boolean; children: ReactNode }) => (
  <fieldset disabled={isLocked} className="max-w-[720px] min-w-0">
    {children}
  </fieldset>
)
