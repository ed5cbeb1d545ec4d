// The GOV.UK file upload, with its label, hint and error. Knows nothing of what may be sent.

import { type Html, html } from '../html.ts';
import type { FileUploadOptions } from '../options.generated.ts';
import { type Attributes, attributes, classes } from './attributes.ts';
import { beside, description, formGroup } from './form-group.ts';
import { label } from './label.ts';

/** Words for the script that draws a place to drop files on, as it looks them up. */
function wordsOf(options: FileUploadOptions): Attributes {
  const word = (value: string | undefined) => ({ value, optional: true });
  const many = Object.entries(options.multipleFilesChosenText ?? {}).map(
    ([count, words]) => [`data-i18n.multiple-files-chosen.${count}`, words] as const,
  );
  return {
    'data-i18n.choose-files-button': word(options.chooseFilesButtonText),
    'data-i18n.no-file-chosen': word(options.noFileChosenText),
    ...Object.fromEntries(many),
    'data-i18n.drop-instruction': word(options.dropInstructionText),
    'data-i18n.entered-drop-zone': word(options.enteredDropZoneText),
    'data-i18n.left-drop-zone': word(options.leftDropZoneText),
  };
}

export function fileUpload(options: FileUploadOptions): Html {
  const id = options.id || options.name;
  const { markup, describedBy } = description(id, options);
  const group = options.formGroup;
  const optional = (value: boolean | string | undefined) => ({ value, optional: true });
  const own: Attributes = {
    class: classes('govuk-file-upload', options.classes, options.errorMessage && 'govuk-file-upload--error'),
    id,
    name: options.name,
    type: 'file',
    disabled: optional(options.disabled),
    multiple: optional(options.multiple),
    'aria-describedby': optional(describedBy || undefined),
  };
  const control = html`<input${attributes(own)}${attributes(options.attributes)}>`;
  const wrapper = classes('govuk-file-upload-wrapper', options.wrapperClasses);
  const dropped = html`<div class="${wrapper}" data-module="govuk-file-upload"${attributes(wordsOf(options))}${attributes(options.wrapperAttributes)}>${control}</div>`;
  return formGroup(
    group,
    options.errorMessage,
    html`${label({ ...options.label, for: id })}
  ${markup}
  ${beside(group?.beforeInput)}
  ${options.javascript ? dropped : control}
  ${beside(group?.afterInput)}`,
  );
}
