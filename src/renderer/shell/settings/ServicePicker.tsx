import { useId, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { modelPresets, presetOf, type ModelPreset } from './model-presets.ts';

const none = 'none';
const another = 'another';

interface ServicePickerProps {
  /** As it stands in its field. */
  baseUrl: string;
  /** The person has no address yet, and wants one that is not in the list. */
  other: boolean;
  disabled: boolean;
  onPreset(preset: ModelPreset): void;
  onNone(): void;
  onOther(): void;
}

/** Which service runs the model: those on this computer, those on the internet, or one with an address of its own. */
export function ServicePicker({ baseUrl, other, disabled, onPreset, onNone, onOther }: ServicePickerProps): ReactNode {
  const shell = useShell();
  const { models: words } = useTexts();
  const id = useId();
  const preset = presetOf(baseUrl);
  const value = preset?.id ?? (baseUrl.trim() === '' && !other ? none : another);
  const hint = preset?.id === 'azure' ? words.azureHint : preset?.place === 'here' ? words.localHint : undefined;
  const keysUrl = preset?.keysUrl;

  const choose = (next: string): void => {
    const chosen = modelPresets.find((one) => one.id === next);
    if (chosen !== undefined) onPreset(chosen);
    else if (next === none) onNone();
    else onOther();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{words.service}</label>
      <div className="service-line">
        <select id={id} className="select" value={value} disabled={disabled} aria-describedby={hint === undefined ? undefined : `${id}-note`} onChange={({ target }) => choose(target.value)}>
          <option value={none}>{words.none}</option>
          {(['here', 'hosted'] as const).map((place) => (
            <optgroup key={place} label={place === 'here' ? words.onThisComputer : words.hosted}>
              {modelPresets
                .filter((one) => one.place === place)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.label}
                  </option>
                ))}
            </optgroup>
          ))}
          <option value={another}>{words.another}</option>
        </select>
        {keysUrl !== undefined && !disabled && (
          <button type="button" className="link" onClick={() => void shell.desktop.methods['app.openExternal']({ url: keysUrl })}>
            {words.getKey}
          </button>
        )}
      </div>
      {hint !== undefined && (
        <p id={`${id}-note`} className="field-note">
          {hint}
        </p>
      )}
    </div>
  );
}
