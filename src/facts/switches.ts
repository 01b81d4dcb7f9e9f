/** A variable that switches modes. Others are not recorded: their values may be secrets. */
export interface Switch {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

const SWITCH =
  /^(\w*DEBUG\w*|FLASK_ENV|FLASK_RUN_RELOAD|NODE_ENV|APP_ENV|RAILS_ENV|ENV|ENVIRONMENT|DJANGO_SETTINGS_MODULE|DJANGO_ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|SPRING_PROFILES_ACTIVE|SERVER_ERROR_\w+|GRADIO_\w+|STREAMLIT_\w+|SETTINGS_MODULE|GENERATE_SOURCEMAP)$/;
/** A mode is a word; anything longer or stranger is not recorded. */
const MODE = /^[\w.,:-]{1,60}$/;

/** The switches among name-and-value pairs. */
export function switches(
  pairs: readonly (readonly [name: string, value: unknown, line: number])[],
): Switch[] {
  return pairs.flatMap(([name, value, line]) => {
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const written = known ? String(value).trim() : '';
    return SWITCH.test(name) && MODE.test(written) ? [{ name, value: written, line }] : [];
  });
}
