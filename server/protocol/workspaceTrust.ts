import { type Connection, NotificationType } from 'vscode-languageserver';

/** The client's person has said that the folders are trusted, or that they are not. */
export const trustNotification = new NotificationType<{ readonly isTrusted: boolean }>('claimReview/trust');

/**
 * Whether the client's folders may say what is known about codes: their own guidance and files of codes. A client that
 * says nothing of it trusts them.
 */
export class WorkspaceTrust {
	isTrusted = true;

	/** @param changed is told when it is otherwise than before */
	constructor(connection: Connection, changed: () => void) {
		connection.onNotification(trustNotification, ({ isTrusted }) => {
			if (this.isTrusted !== isTrusted) {
				this.isTrusted = isTrusted;
				changed();
			}
		});
	}

	/** @param options the client's own initialization options */
	start(options: unknown): void {
		this.isTrusted = !(typeof options === 'object' && options !== null && Reflect.get(options, 'isTrusted') === false);
	}
}
