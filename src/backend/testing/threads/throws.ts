throw new Error('the verifier broke')
