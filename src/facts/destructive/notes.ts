/** Words, in the languages of our users, by which a comment tells of a copy that was made before. */
const BACKUP =
  /back(ed)?[- ]?up|\bpg_?dump|\bdump(ed)?\b|snapshot|archiv|copied (to|into)|copy of the data|restor|point.in.time|\bpitr\b|respald|copia de seguridad|c[oó]pia|sauvegard|sicherung|gesichert|kopia zapasowa|back-?up gemaakt|резервн|备份|バックアップ/i;

/** Whether one of the comments of a file tells of a backup. */
export function tellsOfBackup(comments: readonly string[]): boolean {
  return comments.some((comment) => BACKUP.test(comment));
}
