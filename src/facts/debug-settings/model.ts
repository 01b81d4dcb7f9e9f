/**
 * Whether a setting is on: `default-on` where nothing but a variable that somebody forgot would switch it on,
 * `variable` where it is off unless a variable says otherwise, `unknown` where it cannot be read.
 */
export type DebugState = 'on' | 'default-on' | 'variable' | 'off' | 'unknown';

export type DebugKind =
  /** A development server with its debugger, started in code: `app.run(debug=True)`. */
  | 'flask-run'
  | 'flask-config'
  | 'django'
  /** `FastAPI(debug=True)` and its like: error pages with the code. */
  | 'asgi-app'
  /** `uvicorn.run(…, reload=True)`. */
  | 'reload'
  | 'gradio'
  | 'streamlit'
  | 'laravel'
  | 'spring-stacktrace'
  | 'aspnet-page'
  | 'rails-local'
  | 'source-maps';

export interface DebugSetting {
  readonly kind: DebugKind;
  readonly line: number;
  readonly state: DebugState;
  /** The environment variable that decides, where one does. */
  readonly variable: string | null;
  /** Runs only when the file itself is started (`if __name__ == '__main__'`). */
  readonly main: boolean;
}
