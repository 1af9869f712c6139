import { type CorrectCase, npis } from './caseData';
import { completeNote } from './notes';

interface Dictated {
	readonly title: string;
	readonly primary: string;
	readonly addOn: string;
	readonly modifiers?: string[];
	readonly diagnoses: string[];
	readonly text: string;
}

/** Notes as they are dictated, each with what a rule that reads prose may stumble over: sides, risks, attempts, other days. */
const notes: readonly Dictated[] = [
	{
		title: 'dictated: a lobectomy of the other side, risks that were talked of, a first pass that failed',
		primary: '32408',
		addOn: '1023T',
		modifiers: ['RT'],
		diagnoses: ['C34.11'],
		text: `PROCEDURE: CT-guided core needle biopsy, right upper lobe mass, with hydrodissection of the mediastinal fat.
INDICATION: 64-year-old with a right upper lobe mass. Prior left lower lobectomy for adenocarcinoma. History of
pneumothorax after a bronchoscopy.
CONSENT: We discussed the chance of bleeding, pneumothorax requiring a chest tube, and air embolism. She agreed.
TECHNIQUE: The patient was placed in left lateral decubitus position. The internal mammary vessels crossed the only
path. A 20 gauge needle was advanced under CT, and 40 mL of saline were injected, which displaced the vessels by
12 mm. CT confirmed the needle beside the vessels. The first coaxial needle pass failed because of a rib, and it was
redirected. Then a 17 gauge introducer was advanced into the mass and four cores were obtained. The displacement took
6 minutes. Post-biopsy CT: no pneumothorax, no hemorrhage. No complications.
PLAN: Observe for 2 hours; chest radiograph to rule out delayed pneumothorax. If a pneumothorax develops, a chest tube
will be placed.`,
	},
	{
		title: 'dictated: an induced pneumothorax that worked at the second attempt and is seen at the end',
		primary: '32998',
		addOn: '1023T',
		modifiers: ['LT'],
		diagnoses: ['C78.02'],
		text: `Microwave ablation of the left lower lobe metastasis under CT guidance with artificial pneumothorax. The right lung
has no lesions. General anesthesia, double-lumen tube; the left lung was not ventilated. An artificial pneumothorax was
induced with 400 mL of CO2 to separate the tumor from the aorta. At first the lung did not fall away because of
adhesions, but after a further 200 mL it separated by 15 mm. CT showed the gas layer. The ablation was performed for 8
minutes. At the end the pneumothorax was aspirated through the catheter. A small residual pneumothorax remained, as
intended. There were no complications.`,
	},
	{
		title: 'dictated: a tube that was left in place, a known carcinoma of the other side',
		primary: '32557',
		addOn: '1023T',
		modifiers: ['RT'],
		diagnoses: ['J90', 'C34.12'],
		text: `CT guided drainage of a loculated right pleural effusion. Lung lay between the chest wall and the collection. A
blunt-tip needle levered the lung medially under CT. A 10 Fr pigtail was placed, and 600 mL were drained. The catheter
was left in place. No complications. The known left upper lobe carcinoma is unchanged.`,
	},
	{
		title: 'dictated: an abscess of the pelvis',
		primary: '49405',
		addOn: '1022T',
		diagnoses: ['T81.43XA'],
		text: `CT-guided drainage of a pelvic abscess. Bowel lay in the path. 100 mL of saline were injected to push the bowel
loops away. CT showed a clear path of 15 mm. A 12 Fr catheter was placed, 80 mL of pus aspirated. No immediate
complication. Lung bases clear.`,
	},
	{
		title: 'dictated: more saline after the first freeze',
		primary: '20983',
		addOn: '1023T',
		diagnoses: ['C79.51'],
		text: `Cryoablation of a metastasis of the left 6th rib under CT. Hydrodissection with 60 mL of saline between the rib and
the pleura displaced the lung. After the first freeze, additional saline was injected to displace the lung. Two
freeze-thaw cycles were completed. After the procedure CT showed no pneumothorax. No complications.`,
	},
	{
		title: 'dictated: times of day, and a little bleeding that was expected',
		primary: '32408',
		addOn: '1023T',
		diagnoses: ['R91.1'],
		text: `Time out 09:58. At 10:12 saline injected via 22 G needle under CT, lung displaced from the path (6 min). 10:20
coaxial needle in. 10:25 to 10:40 five cores obtained. 10:45 CT: no PTX, minimal expected perilesional hemorrhage.
Complications none.`,
	},
	{
		title: 'dictated: a biopsy of another month',
		primary: '32553',
		addOn: '1023T',
		modifiers: ['RT'],
		diagnoses: ['C34.31'],
		text: `Placement of three gold fiducial markers around a right lower lobe nodule under CT. Biopsy was done last month. Air
was introduced into the pleural space to displace the lung from the heart. CT confirmed the position. Markers were
deployed. No complications; biopsy was not repeated.`,
	},
	{
		title: 'dictated: an attempt without displacement was given up',
		primary: '32408',
		addOn: '1023T',
		modifiers: ['LT'],
		diagnoses: ['R91.1'],
		text: `Percutaneous biopsy left hilar mass under CT. Attempt one: without displacement the needle met the pulmonary artery,
and this attempt was abandoned. A balloon was then inflated between the lung and the artery, which displaced the lung.
Four cores. Tolerated well, without complication.`,
	},
	{
		title: 'dictated: the pleura that came back after the biopsy',
		primary: '32408',
		addOn: '1023T',
		diagnoses: ['R59.0'],
		text: `Mediastinal node biopsy under CT. Right parasternal approach. Saline 50 mL injected extrapleurally to widen the
extrapleural space. CT: widened to 14 mm. Core biopsies x5. The displaced pleura returned to its place after the
biopsy. Patient in recovery denies hemoptysis. No complications.`,
	},
];

const day = '2026-03-10';

export const dictatedCases: readonly CorrectCase[] = notes.map(
	({ title, primary, addOn, modifiers, diagnoses, text }, i) => {
		const number = String(3000 + i);
		// The way of saying it in which CT guided.
		const note = completeNote(number, day, [addOn], undefined, addOn === '1023T' ? 1 : 0);
		return {
			title,
			data: {
				case: `C-${number}`,
				claim: {
					id: `CLM-${number}`,
					patient: `P-${number}`,
					billingProvider: npis.group,
					renderingProvider: npis.radiologist,
					placeOfService: '22',
					dateOfService: day,
					diagnoses,
					lines: [
						{ code: primary, ...(modifiers && { modifiers }), diagnosisPointers: [1] },
						{ code: addOn, diagnosisPointers: [1] },
					],
				},
				note: { ...note, text },
			},
		};
	},
);
