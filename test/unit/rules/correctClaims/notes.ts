import { type NoteData, npis } from './caseData';

type Elements = Record<string, string | string[]>;

/** What was moved where, and how it is put down: by add-on, several ways of saying it. */
const displacement: Record<string, readonly Elements[]> = {
	'1023T': [
		{
			indication: 'Internal mammary vessels cross the only path to the target',
			imagingModality: 'CT fluoroscopy',
			technique: '35 mL saline through a 20 G Chiba needle into the anterior mediastinal fat (hydrodissection)',
			duration: '7 min',
			imagingConfirmation: 'CT shows the vessels 12 mm medial to the needle path',
			complications: 'none',
			start: '10:38',
			end: '10:45',
		},
		{
			indication: 'Aerated lung lies between chest wall and target',
			imagingModality: 'CT',
			technique: ['induced pneumothorax of 300 mL through a 5 F catheter', 'evacuated at the end'],
			duration: 'PT9M',
			imagingConfirmation: 'Lung surface 22 mm away from the path on the control scan',
			complications: 'None.',
		},
		{
			indication: 'The descending aorta lies in the planned path',
			imagingModality: 'cone-beam CT',
			technique: 'Aorta levered aside with a blunt 17 G introducer, then 20 mL saline',
			duration: '10:12 to 10:18',
			imagingConfirmation: 'No large vessel within 10 mm of the path',
			complications: 'Small hematoma of the chest wall, no treatment',
		},
	],
	'1022T': [
		{
			indication: 'Colon lies against the target',
			imagingModality: 'CT',
			technique: '250 mL dilute contrast in dextrose through a 20 G needle (hydrodissection)',
			duration: 'about twelve minutes',
			imagingConfirmation: 'Colon 18 mm away from the target on CT',
			complications: 'no',
		},
		{
			indication: 'Small bowel in the needle path',
			imagingModality: 'ultrasound',
			technique: 'CO2 dissection, 400 mL through a 22 G needle',
			duration: '00:08',
			imagingConfirmation: 'Path free of bowel on ultrasound',
			complications: 'None known',
		},
	],
	'1024T': [
		{
			indication: 'Skin lies within 3 mm of the target',
			imagingModality: 'ultrasound',
			technique: '15 mL dextrose injected between skin and target',
			duration: '4 min',
			imagingConfirmation: 'Skin 9 mm away from the target',
			complications: 'Nil.',
		},
		{
			indication: 'Recurrent nerve at the back of the target',
			imagingModality: 'MR',
			technique: '20 mL saline behind the capsule through a 23 G needle',
			duration: '5 minutes',
			imagingConfirmation: 'Fluid seam of 7 mm between nerve and target',
			complications: 'none seen',
			start: '09:05',
			end: '09:10',
		},
	],
};

const procedure: Elements = {
	priorImaging: 'CT 2026-02-24',
	coagulationStatus: 'INR 1.0, platelets 231',
	informedConsent: 'written, covers the procedure and tissue displacement',
	positioning: 'supine, right arm raised',
	accessPath: 'planned on CT',
	anesthesia: 'moderate sedation and local',
	postProcedureImaging: 'no pneumothorax, no hematoma',
	postProcedureInstructions: 'given',
	start: '08:50',
	end: '11:05',
};

/** The same as the record tells it. */
const told: Record<string, readonly string[]> = {
	'1023T': [
		'Under CT fluoroscopy 35 mL of saline were injected into the anterior mediastinal fat, from 10:38 to 10:45.',
		'Under CT a pneumothorax of 300 mL was induced to move the lung away from the path, and evacuated at the end.',
		'Under cone-beam CT the aorta was levered aside with a blunt introducer, then 20 mL of saline were injected.',
	],
	'1022T': [
		'Under CT the colon was moved off by hydrodissection with 250 mL of dilute contrast.',
		'Under ultrasound the bowel was moved out of the path with 400 mL of carbon dioxide.',
	],
	'1024T': [
		'Under ultrasound 15 mL of dextrose were injected under the skin to lift it off the target.',
		'Under MR 20 mL of saline were injected behind the capsule to move the nerve away.',
	],
};

function narrative(addOns: readonly string[], variant: number): string {
	const moved = addOns.map((code) => told[code]?.[variant % told[code].length]).join('\n');
	return `The study of February 24 was reviewed. Written consent was obtained for the procedure and for
displacement of tissue if needed. INR 1.0, platelets 231. The patient was placed supine on the table;
moderate sedation was given. An anterior approach was chosen on the planning scan.

On the planning scan tissue lay in the path.
${moved}
A control scan showed a safe path: "nothing within 10 mm". The procedure was then done through it.
The post-procedure scan showed no pneumothorax and no hematoma. No complications.
The patient was taken to the recovery room with instructions.
`;
}

/** A complete note that documents these add-ons, apart from the whole procedure. */
export function completeNote(
	number: string,
	day: string,
	addOns: readonly string[],
	procedures: readonly string[] | undefined,
	variant: number,
): NoteData {
	const documented = addOns.map((code): [string, Elements] => {
		const ways = displacement[code] ?? [];
		return [variant % 5 === 4 ? code.toLowerCase() : code, { ...ways[variant % ways.length] }];
	});
	return {
		id: `N-${number}`,
		patient: `P-${number}`,
		dateOfService: day,
		author: npis.radiologist,
		signed: `${day}T14:20`,
		...(procedures && { procedures: [...procedures] }),
		documentation: { ...Object.fromEntries(documented), ...(variant % 3 !== 2 && { procedure }) },
		text: narrative(addOns, variant),
	};
}
